/* The screen on the wall. Without this script it loads itself again every few seconds. */
import { LivePage, swap } from './live.ts';
import { keepPage } from './tablet.ts';

keepPage();
const address = document.querySelector<HTMLElement>('#sejak')?.dataset.siaran;
if (address !== undefined) new LivePage(address, { show: swap }).start();

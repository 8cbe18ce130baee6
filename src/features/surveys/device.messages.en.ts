import type { id } from './device.messages.id.ts';

export const en: typeof id = {
	links: {
		title: 'Devices at the counter',
		pass: 'The addresses below hold a pass for this survey. Open them on devices of the office only; the pass ends eight days after the survey.',
		kiosk: 'Open kiosk mode',
		kioskWhy: 'One question a screen, large buttons, back to the beginning by itself.',
		tablet: 'Set up a tablet without a line',
		tabletWhy: 'Answers stay on the tablet and are sent once when there is a line.',
		officer: 'Fill in for a visitor',
		officerWhy: 'For those who cannot fill it in themselves; their share is printed with the result.',
		poster: 'Print poster and table card',
		posterWhy: 'QR code, A4 sheet or folded card.'
	},
	tablet: {
		title: 'Survey tablet',
		waiting: (count) => `${count} answers wait to be sent`,
		none: 'All answers are sent',
		kept: (count) => `${count} answers were refused and stay on this tablet`,
		send: 'Send now',
		sending: 'Sending …',
		offline: 'No line. Answers are safe on this tablet and are sent later.',
		officer: 'For officers',
		download: 'Download what was refused',
		needsScript: 'A tablet without a line needs JavaScript. Use kiosk mode:',
		noPass: 'The pass of this tablet is not good. Set the tablet up from the page of the survey.',
		noStore: 'This browser allows no storage, so answers cannot be kept without a line. Use kiosk mode.',
		notKept: 'The last answer could not be kept. Call an officer.',
		thanks: 'Thank you',
		reasons: {
			before: 'its day is before the survey or the counter was opened',
			after: 'its day is after the survey ended or the counter closed',
			future: 'its day has not come; check the clock of the tablet',
			clock: 'the clock of the tablet ran backwards',
			expired: 'the survey was closed more than seven days ago',
			changed: 'its questions have changed',
			unreadable: 'cannot be read',
			unknown: 'there is no such survey',
			closed: 'its survey is closed'
		}
	},
	poster: {
		sheet: 'A4 poster',
		card: 'Table card (two faces, folded)',
		fold: 'fold here'
	}
};

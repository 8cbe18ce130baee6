import type { TimeMeasure } from './schema.ts';

/** The measures of the queue clock in the panel: how they are called, and how they are counted. */
export const measureNames: Readonly<Record<TimeMeasure, string>> = {
	wait_median_minutes: 'Waiting time, median',
	wait_p90_minutes: 'Waiting time, P90',
	serve_median_minutes: 'Service time, median',
	within_promise_percent: 'Done within the promised time'
};
export const measureDefinitions: Readonly<Record<TimeMeasure, string>> = {
	wait_median_minutes: 'Minutes from taking the number to the first call; the middle of all visits of the month (quantile of type 7). Times that cannot be are left out.',
	wait_p90_minutes: 'Minutes from taking the number to the first call; 9 of 10 visits of the month do not exceed it (quantile of type 7).',
	serve_median_minutes: 'Minutes from the officer’s beginning (where that is not recorded: from the call) to the end; the middle of the month.',
	within_promise_percent: 'Percent of visits and files done within the promise of the service standard, without waiting for the applicant.'
};

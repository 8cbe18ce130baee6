import { longDate, number } from '#platform/messages.ts';
import type { ProblemParams } from '#platform/problem.ts';
import type { id } from './citizen.messages.id.ts';

export const en: typeof id = {
	problems: {
		'complaint.no_agency': () => 'This government is not here. Choose one from the list.',
		'complaint.draft_gone': () => 'The report you were writing is no longer here: it was sent, or is more than a day old. Begin again on the first page.',
		'complaint.not_finished': () => 'This report is not complete. Go back to the first page and continue.',
		'complaint.too_short': () => 'Too short. Write at least one sentence, so that officers know what to put right.',
		'complaint.too_long': (p: ProblemParams) => `Too long. Shorten it to at most ${number(Number(p.limit), 'en')} letters.`,
		'complaint.wait': (p) => `Too many reports from this network in a short time. Wait ${p.seconds} seconds and try again; what you wrote is still here.`,
		'complaint.wrong_slip': () => 'This number and key do not match. Check both on your note and try again.',
		'complaint.ended': () => 'This report has ended, so nothing can be added. If it is not fixed, reopen it or send a new report.',
		'complaint.letters_full': () => 'There are 50 additions to this report already. Wait for an answer.',
		'complaint.not_closed': () => 'This report has not been closed. Add information if there is something new.',
		'complaint.reopened_before': () => 'This report was reopened once already. Send a new report if there is still a problem.',
		'complaint.reopen_too_late': () => 'The time for reopening has passed. Send a new report if there is still a problem.',
		'complaint.confirm_too_late': () => 'The time for answering has passed. Thank you all the same.',
		'complaint.not_joinable': () => 'That report has just ended or is no longer public. Continue with your own report.',
		'complaint.photo_kind': () => 'This file is not a photo that we can read. Use a JPEG, PNG or WebP photo.',
		'complaint.photo_heic': () => 'This photo is HEIC and cannot be read here. iPhone: Settings > Camera > Formats > Most Compatible; Samsung: Camera > Settings > turn off High efficiency pictures; or send a screenshot of the photo.',
		'complaint.photo_large': () => 'This photo is too large. The limit is 15 MB and 50 million points; make it smaller and try again.',
		'complaint.photo_broken': () => 'This photo is broken or incomplete. Choose another.',
		'complaint.photos_full': () => 'There are three photos already. Remove one before you add another.',
		'complaint.outside_map': () => 'This point lies outside the area of this government. Remove the point and write the place, or point again on the map.',
		'complaint.map_no_click': () => 'No place was pointed at yet. Touch the map, or choose a place from the list below it.',
		'complaint.no_map': () => 'This government has no map yet. Write the place in words.',
		'complaint.map_box': () => 'The edges of the map are not right: north must lie above south, east right of west, between 0.005 and 15 degrees apart.'
	},
	step: (now) => `Step ${now} of 4`,
	back: 'Back',
	next: 'Continue',
	agency: {
		title: 'Send a report',
		lead: 'No account and no cost. About a minute and a half.',
		search: 'Which government?',
		hint: 'Type part of its name, for example Muaro.',
		find: 'Search',
		none: 'Nothing matches. Try a shorter name.',
		track: 'Reported before? See how it is going',
		clash: 'An emergency? Call 112. Nobody watches this page all the time.'
	},
	story: {
		title: 'What happened?',
		class: 'What do you want to tell us?',
		classes: {
			complaint: { label: 'Complaint', hint: 'Something is broken, slow or not as it should be. Example: no identity card for a month.' },
			information: { label: 'Question', hint: 'Something you want to know. Example: what is needed to change schools?' },
			aspiration: { label: 'Suggestion', hint: 'Something that could be better. Example: open the counter on Saturdays.' },
			violation: { label: 'Suspected wrongdoing', hint: 'An officer asked for money or abused an office. Only the inspectorate reads it.' }
		},
		body: 'Tell us what happened',
		bodyHint: 'What, when, and what it means for you. Leave out identity numbers and other people’s names where you can. At most 10,000 letters.'
	},
	place: {
		title: 'Where, and who should handle it?',
		unit: 'Which office should handle it?',
		unknown: 'I do not know',
		unknownHint: 'The desk that takes in reports chooses for you.',
		violation: 'Reports of wrongdoing go straight to the inspectorate, not to the office they are about.',
		other: 'Another office',
		otherHint: 'Used when you choose no suggestion above.',
		pick: 'Choose an office',
		suggested: (cases, unit, words) => `${cases === 1 ? '1 similar report was' : `${number(cases, 'en')} similar reports were`} handled by ${unit}; words: ${words.join(', ')}.`,
		suggestedByName: (words) => `Words in the name of the office or its service: ${words.join(', ')}.`,
		point: 'Place of service',
		noPoint: 'Not at one of these places',
		near: 'Nearest to your point',
		kinds: { office: 'Departments', district: 'Districts', village: 'Villages', health_centre: 'Health centres', hospital: 'Hospitals', school: 'Schools', technical_unit: 'Technical units', other: 'Others' },
		find: 'Find an office or a place of service',
		findHint: 'The list is long. Type part of the name of a service, district, village or office, then choose below. You may also leave it out.',
		findButton: 'Find', findFirst: 'Find it by name first, above.',
		foundCount: (search, offices, points) => (offices.total + points.total === 0
			? `Nothing matches “${search}”. Try another word, or leave it out.`
			: `“${search}”: ${offices.total === 1 ? '1 office' : `${number(offices.total, 'en')} offices`} and ${points.total === 1 ? '1 place of service' : `${number(points.total, 'en')} places of service`}.${offices.isCut || points.isCut ? ' The first are shown; add a word for fewer.' : ''}`),
		place: 'Where did it happen?',
		placeHint: 'For example: Jalan Lintas RT 04, in front of Sengeti market.',
		here: 'Use where I am now',
		hereFound: (latitude, longitude) => `Point: ${latitude}, ${longitude}.`,
		hereGone: 'Your place could not be read. Write it above instead.',
		pointAt: ({ near, metres, latitude, longitude }) => `${near === null ? 'Point on the map' : metres < 1500 ? `Near ${near}` : `${number(metres / 1000, 'en')} km from ${near}`}, ${number(latitude, 'en', 4)}; ${number(longitude, 'en', 4)}`,
		pointLabel: 'Point on the map',
		onMap: 'Point on the map',
		moveOnMap: 'Change on the map',
		dropPoint: 'Remove the point'
	},
	map: {
		title: 'Point at the place on the map',
		lead: 'Touch the map where it happened. The map is then shown four times larger, and you can point more exactly.',
		leadNear: 'Touch again to point more exactly, or use the point as it is.',
		whole: (agency) => `Map of the area of ${agency}. Touch where it happened.`,
		nearer: (near) => `Larger map${near ? ` around ${near}` : ''}. Touch to point more exactly.`,
		use: 'Use this point',
		wide: 'Show the whole area',
		list: 'Or choose from the list',
		listHint: 'The place that is nearest to where it happened.',
		pick: 'Choose a place',
		useList: 'Use this place'
	},
	similar: {
		title: 'It may have been reported already',
		lead: 'These reports are being worked on and resemble yours. If the problem is the same, join: officers see that more people are affected, and you get a number to follow it.',
		about: (words) => `Report with the words: ${words.join(', ')}`,
		untitled: 'A report like yours',
		join: 'This is my problem too',
		joinAbout: (subject) => `This is my problem too: ${subject}`,
		joined: (count) => (count === 0 ? 'One reporter' : `${number(count + 1, 'en')} reporters`),
		note: 'Your words for the officers', noteHint: 'This is what you wrote before. Change it, shorten it or leave it empty. Only those who handle the report read it.',
		own: 'Mine is different, continue my report'
	},
	writer: {
		title: 'Photos and name',
		photos: 'Photos',
		photosHint: 'At most three; JPEG, PNG or WebP. We throw away the place and time stored inside the photo.',
		add: 'Add photos',
		drop: (place) => `Remove photo ${place}`,
		photoAlt: (place) => `Photo ${place} of your report`,
		privacy: 'Does your name go with it?',
		privacies: {
			anonymous: { label: 'Anonymous', hint: 'We keep nothing about you; you see how it goes with the number and the key.' },
			named: { label: 'With name or contact', hint: 'Kept sealed; only the administrator of complaints can open it, and each opening is recorded.' }
		},
		confidential: 'Confidential: do not show this report to other citizens, not even its title',
		name: 'Name',
		email: 'E-mail',
		emailHint: 'For example name@example.org.',
		phone: 'Telephone number',
		phoneHint: 'For example 0812 0000 0000.',
		contactHint: 'Fill in only if you chose “With name or contact”.',
		wantsMail: 'Send me an e-mail when there is news'
	},
	check: {
		title: 'Check and send',
		change: 'Change',
		changeWhat: (what) => `Change ${what}`,
		what: 'Kind', story: 'Story', unit: 'Handled by', where: 'Place', photos: 'Photos', name: 'Name', open: 'Seen by other citizens',
		noUnit: 'Chosen by the desk that takes in reports',
		noPlace: 'Not named',
		photoCount: (count) => (count === 0 ? 'None' : count === 1 ? '1 photo' : `${count} photos`),
		anonymous: 'Anonymous: nothing is kept about you',
		openYes: 'Only its title, place and month, after an officer has checked it',
		openAnonymous: 'Only common words and its month, after an officer has checked it; not your sentences',
		openNo: 'No, this report is confidential',
		due: (day) => `Answer by ${longDate(day, 'en')}.`,
		dueNone: 'There is no time limit for suggestions; you can still follow it.',
		send: 'Send report'
	},
	receipt: {
		title: 'We have received your report',
		titleJoined: 'You have joined',
		keep: 'Keep this number and key now. The key is shown only here, and we cannot find it again.',
		number: 'Report number',
		secret: 'Key',
		link: 'Address to follow it',
		qr: 'QR code of that address; scan it with another phone or print it.',
		open: 'See how it is going',
		whatsapp: 'Ask by the official WhatsApp number',
		whatsappText: (number) => `Hello, I have a question about report number ${number}.`,
		next: 'Officers check the report within three working days.',
		again: 'Send another report'
	},
	track: {
		title: 'How a report is going',
		lead: 'Write the number and key that you got when you sent the report.',
		number: 'Report number',
		numberHint: 'Nine letters and digits, for example 7KQ-2M9-XDC.',
		secret: 'Key',
		secretHint: 'Sixteen letters and digits; thirteen on an older slip.',
		show: 'Show',
		close: 'Close this page',
		gone: 'Write the number and key again; the page closes by itself after half an hour.'
	},
	status: {
		labels: { received: 'Received, being checked', handling: 'Being worked on', waiting: 'On hold', fixed: 'Done', not_fixed: 'Closed, not fixed' },
		by: (unit) => `Handled by ${unit}`,
		inspected: 'This report is handled as a suspected violation: the inspectorate alone can read it. Other units, their superiors and people who joined no longer see what it says.',
		received: (day) => `Received ${longDate(day, 'en')}`,
		due: (day) => `Answer by ${longDate(day, 'en')}`,
		late: (day) => `Late: an answer was due on ${longDate(day, 'en')}. The superior of this office is told.`,
		lateInspected: (day) => `Late: an answer was due on ${longDate(day, 'en')}. The inspectorate is told.`,
		joined: (count) => (count === 1 ? '1 other person reported the same.' : `${number(count, 'en')} other people reported the same.`),
		untitled: 'A report that you follow',
		supporter: 'You joined this report. Letters and photos of its first reporter are not shown.', ownNote: 'What you added',
		guarded: { handling: 'Being handled', closed: 'Closed', note: 'You joined this report. Its details are not shown; here you can see whether it is still being handled.' },
		outside: 'This is not for this government to decide.',
		archived: {
			wrong_format: 'The report could not be read or was incomplete.', too_general: 'The report was too general to act on.', not_government: 'The report was not about the work of government.',
			duplicate: 'The same is handled in another report.', abusive: 'The report was abusive.', withdrawn: 'The report was withdrawn.'
		},
		confidential: 'Confidential',
		anonymous: 'Anonymous',
		timeline: 'What happened so far',
		moves: {
			file: 'Report received', verify: 'Checked by an officer', assign: 'Handed over', start: 'Work began', close: 'Closed', pause: 'Put on hold', resume: 'Continued',
			refer: 'Not for this government', archive: 'Put aside', restore: 'Brought back', reopen: 'Reopened by the reporter', confirm: 'The reporter judged the result', escalate: 'A superior was told',
			join: 'Somebody else joined', reclass: 'Kind of report changed', hand_over: 'Passed to the inspectorate', hand_back: 'Given back by the inspectorate as an ordinary complaint'
		},
		to: (unit) => `to ${unit}`,
		letters: 'Letters',
		fromOffice: 'Answer of the office',
		fromYou: 'From you',
		yours: 'Your report',
		photo: (place) => `Photo ${place}`
	},
	mail: {
		subject: (number) => `News about report ${number}`,
		text: (agency, number, address) => [
			'Dear reporter,', '', `There is news about your report ${number} to ${agency}.`, 'Open this page and write the number and key that you kept:', address, '',
			'We never ask for the key by mail, telephone or message.'
		]
	},
	write: { title: 'Add information', body: 'Information', hint: 'The officers who handle it will read it.', send: 'Send information' },
	confirm: {
		title: 'Was it really fixed?',
		answer: 'The problem now',
		answers: { fixed: 'Yes, it is fixed', partly: 'Partly', not_fixed: 'Not fixed' },
		satisfaction: 'How was it handled?',
		scores: ['Badly', 'Not well', 'Well', 'Very well'],
		send: 'Send answer',
		thanks: (day) => `Your answer was recorded on ${longDate(day, 'en')}. It can be changed until 30 days after the report was closed.`
	},
	reopen: {
		title: 'Not fixed? Reopen it',
		lead: (day) => `Possible once, until ${longDate(day, 'en')}. The superior of this office is told.`,
		reason: 'What is not fixed?',
		send: 'Reopen report'
	}
};

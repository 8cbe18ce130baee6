import type { ProblemParams } from '#platform/problem.ts';
import type { id } from './messages.id.ts';

const weakness: Record<string, string> = {
	too_short: 'is too short. Use at least 12 letters; three or four unrelated words are easy to remember and hard to guess',
	too_long: 'is too long. Use at most 256 letters',
	common: 'is in the list of passwords that many people use, so a guesser tries it first. Choose another',
	personal: 'contains your name, NIP or e-mail, which many people know. Choose another',
	keyboard: 'is only a run of keys or figures, or one letter repeated. Choose another',
	same: 'is the one you have now. Choose another',
	words: 'is only a common word with figures or signs at its end. Add a few unrelated words'
};

export const en: typeof id = {
	problems: {
		'identity.no_access': () => 'This account no longer has access: service at the agency has ended or the account was closed. If that is wrong, ask your personnel office.',
		'identity.second_factor_wrong': (p: ProblemParams) => p.kind === 'recovery'
			? 'That recovery code does not match or has been used already. Check capital and small letters, or use another code.'
			: `That code does not match. Codes change every 30 seconds and follow the clock of the phone: here it is ${p.time}. If your phone shows another time, set its date and time to automatic and type the new code.`,
		'identity.second_factor_expired': () => 'The time for typing the code is over. Sign in with your password again.',
		'identity.second_factor_paused': () => 'Too many wrong codes. For safety no code is accepted for 15 minutes. If it was not you who tried, change your password.',
		'identity.password_weak': (p: ProblemParams) => `This password ${weakness[String(p.reason)] ?? weakness.common}.`,
		'identity.password_wrong': () => 'Your present password does not match. Type it once more.',
		'identity.grant_outside': () => 'This authority lies outside the units you manage. Ask the agency administrator.',
		'identity.grant_self': () => 'Your own authority can only be changed by another administrator. Ask one.',
		'identity.grant_dates': () => 'This role would hold on no day: its end must come after its first day. Check both, or leave the end empty.',
		'identity.account_exists': () => 'That person or e-mail has an account already. Look for the name in the list.',
		'identity.person_unknown': () => 'No active officer has that NIP in the units you manage. Check the number, or import the data first.',
		'identity.account_unknown': () => 'There is no account with that NIP or e-mail in this agency. Check the spelling, or create the account first.',
		'identity.passkey_refused': () => 'The passkey could not be checked. Try again, or sign in with your password.',
		'identity.sign_in_again': () => 'For safety this step asks you to sign in again. Sign out, then sign in.'
	},
	weakness,
	signIn: {
		title: 'Sign in', heading: 'Sign in to Bina', login: 'NIP or e-mail', loginHint: 'NIP of 18 figures; spaces are fine', password: 'Password', submit: 'Sign in',
		help: 'Forgot your password? Ask the personnel administrator of your agency.', withPasskey: 'Sign in with a passkey', demoHeading: 'Demo accounts', demoNote: 'All people and data here are invented. The password was printed when the program started; choose one to fill in the name.', demoRoles: { officer: 'Employee' }
	},
	secondFactor: {
		title: 'Sign-in code', heading: 'Type the code from your phone', code: '6-figure code', hint: (time: string) => `Open your authenticator app. The server clock says ${time}; your phone must agree.`, submit: 'Continue',
		recoveryHeading: 'No phone at hand?', recovery: 'Recovery code', recoveryHint: 'One of the ten codes you saved, such as aB3dE-fG7hJ. Each works once.', recoverySubmit: 'Sign in with a recovery code'
	},
	signOut: { submit: 'Sign out', title: 'Sign out', heading: 'Sign out of Bina?' },
	account: {
		title: 'My account', heading: 'My account', profile: 'Profile', name: 'Name', login: 'NIP', email: 'E-mail', agency: 'Agency', unit: 'Unit', roles: 'Roles', none: 'None yet',
		language: 'Language', languageNames: { id: 'Bahasa Indonesia', en: 'English' }, languageSubmit: 'Change language',
		workplace: 'Agency you work in', workplaceSubmit: 'Change',
		security: 'Security', password: 'Password', passwordLink: 'Change password', totp: 'Code from your phone (two-step verification)', totpOn: 'On', totpOff: 'Off', totpLink: 'Set up',
		passkeys: 'Passkeys', passkeyLink: 'Manage passkeys', ownData: 'My data', ownDataLink: 'See and download', ownNeeds: 'My development needs', ownNeedsLink: 'See the needs',
		sessions: 'Devices signed in', thisSession: 'This device', since: (when: string) => `Signed in ${when}`, revoke: 'Sign out', revokeOthers: 'Sign out all other devices', unknownDevice: 'Unknown device', done: 'Saved.'
	},
	passwordChange: {
		title: 'Change password', heading: 'Change password', current: 'Present password', next: 'New password', hint: 'At least 12 letters. Three or four unrelated words are easiest to remember. No need to change it regularly.',
		submit: 'Change password', note: 'Other devices will be signed out.', done: 'Your password has been changed. Other devices have been signed out.',
		forcedHeading: 'Choose your own password', forced: 'An administrator made the password you use now, so you are not the only one who knows it. Change it first; then every page opens.'
	},
	totp: {
		title: 'Code from your phone', heading: 'Code from your phone', why: 'With this code, somebody who knows your password still cannot sign in.', current: 'Your password', start: 'Start',
		scan: '1. Scan this picture with the authenticator app on your phone', manual: 'Cannot scan? Type this key into the app', save: '2. Save these ten recovery codes', saveNote: 'For when the phone is lost; each works once. They are shown only now.',
		confirm: '3. Type the 6-figure code shown by the app', confirmSubmit: 'Turn on', on: 'Codes from your phone are on.', off: 'Turn off', renew: 'Make new recovery codes', newCodes: 'Your new recovery codes', again: 'Did you not scan the picture or save the codes? Start again:', qr: 'QR code for the authenticator app'
	},
	passkeys: {
		title: 'Passkeys', heading: 'Passkeys', why: 'A passkey uses the fingerprint, face or PIN of your device. Nothing to remember, and no false site can trick it.', name: 'Name of the key', nameHint: 'Such as “Office phone”', add: 'Add a passkey on this device',
		remove: 'Remove', none: 'No passkey yet.', noScript: 'Adding a passkey needs JavaScript in the browser. Password and phone codes still work.', added: (when: string) => `Added ${when}`, failed: 'The device cancelled the request. Try again.', unnamed: 'Passkey'
	},
	grants: {
		title: 'Authority', heading: 'Who may do what', account: 'Account', role: 'Role', unit: 'Unit and all below', from: 'From', to: 'Until before', open: 'no end', end: 'End today', add: 'Give authority', login: 'NIP or e-mail of the account', toHint: 'Leave empty for no end',
		search: 'Name, NIP, e-mail or unit', searchHint: 'An account of another government is found by its whole NIP or e-mail', noneFound: 'No authority matches.', total: (count) => `${count} in all`,
		unitSearch: 'Find a unit', unitsLeftOut: (count) => `${count} more units are not listed below; type a part of the name`,
		none: 'No authority has been given yet.', derived: 'Employee and supervisor are not given here: both follow from the post.', ended: 'Ended', period: 'Period', action: 'Action'
	},
	accounts: {
		title: 'Accounts', heading: 'Who can sign in', search: 'Name, NIP or e-mail', searchSubmit: 'Search', name: 'Name', login: 'NIP or e-mail', unit: 'Unit', state: 'State', open: 'Open', closed: 'Closed', actions: 'Actions',
		close: 'Close account', reopen: 'Reopen', reset: 'Give a new password', total: (count) => `${count} accounts`, none: 'No account matches', noneText: 'Change the search, or create the account below.',
		addPerson: 'Create an officer’s account', nip: 'NIP of the officer', addPartner: 'Create an account for somebody else', partnerNote: 'For training partners or the head of the region. Give authority afterwards.', partnerName: 'Name', partnerEmail: 'E-mail', submit: 'Create account',
		once: (name, login) => `Password for ${name} (${login}):`, onceNote: 'Shown only now. Hand it over in person. It must be changed at the first sign-in.', toGrants: 'Authority', toAccounts: 'Accounts'
	},
	roles: {
		employee: 'Employee', supervisor: 'Supervisor', training_manager: 'Training manager', facilitator: 'Trainer', mentor: 'Mentor', partner: 'Training partner', service_officer: 'Service officer',
		complaint_administrator: 'Complaints administrator', inspector: 'Inspectorate', evaluator: 'Evaluator', head_of_region: 'Head of region', auditor: 'Auditor', administrator: 'Administrator'
	}
};

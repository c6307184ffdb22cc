/**
 * Who looks at the pages that are walked, and what they open there. A step is what they press, or what they fill in and
 * with which words or which file: one after the other, each as soon as it can be used. After the last, what a role is about has to
 * stand there: `opens` names the file of a window and which of its pieces it is, `shows` is a selector of what else it
 * is about. A role without steps only looks.
 */
const first_menu = 'main [aria-haspopup=menu]';
const entry = (number) => `:popover-open [role=menuitem]:nth-of-type(${number})`;
/** What takes something away stands last. */
const last_entry = ':popover-open [role=menuitem]:last-of-type';
const send = 'main form .button.primary';
const refused = '[aria-invalid=true]';

const revealing = [':is(main li button[title], main li .button.quiet)'];
const second_step = (number) => [`[aria-labelledby=second-step] .button.outline:nth-of-type(${number})`];
const discarding = [
	['main form textarea', 'Welke zekering past hier?'],
	'main form > .cluster .button.quiet[type=button]'
];
/** Too long for the hub to keep, so this device alone has it. */
const kept_here_alone = [['main form textarea', 'Welke zekering? '.repeat(6300)], discarding[1]];
const somebody = ['main section.card input', 'youssef'];
const found = 'main section.card li button';

const leavers = {
	name: 'personeel.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from('e-mail;naam;uit dienst\nyoussef.elidrissi@vermaas-maes.example;Youssef;ja\n')
};

export const roles = {
	'signed-in': { who: 'member' },
	administrator: { who: 'administrator' },

	'question-menu': { who: 'member', steps: [first_menu], opens: 'QuestionArticle Menu' },
	'withdrawing-own': { who: 'member', steps: [first_menu, last_entry], opens: 'QuestionArticle Confirm' },
	'choosing-themes': { who: 'member', steps: [first_menu, entry(3)], opens: 'ThemesDialog Dialog' },
	revisions: { who: 'member', steps: ['main article button[title]'], opens: 'RevisionsDialog Dialog' },
	restoring: {
		who: 'member',
		steps: ['main article button[title]', 'dialog li .button.outline'],
		opens: 'RevisionsDialog Confirm'
	},
	'earlier-drafts': {
		who: 'member',
		steps: ['main form > .cluster .button.quiet:nth-of-type(3)'],
		opens: 'EarlierDrafts Dialog'
	},
	editing: { who: 'member', steps: [first_menu, entry(1)], shows: 'main article form' },
	'giving-up-edit': {
		who: 'member',
		steps: [
			first_menu,
			entry(1),
			['main article form textarea', 'Welke zekering?'],
			'main article form .cluster > .button.quiet'
		],
		opens: 'DiscardDraft Confirm'
	},
	commenting: {
		who: 'administrator',
		steps: ['main article .foot button[aria-expanded=false]'],
		shows: 'main article form textarea:focus'
	},
	'answer-menu': {
		who: 'second',
		steps: ['main article.card [aria-haspopup=menu]'],
		opens: 'AnswerCard Menu'
	},
	'withdrawing-answer': {
		who: 'second',
		steps: ['main article.card [aria-haspopup=menu]', last_entry],
		opens: 'AnswerCard Confirm'
	},
	'comment-menu': { who: 'member', steps: ['main li [aria-haspopup=menu]'], opens: 'CommentItem Menu' },
	'discarding-draft': {
		who: 'member',
		steps: discarding,
		opens: 'DiscardDraft Confirm'
	},
	'theme-menu': { who: 'member', steps: [first_menu], opens: 'ThemeHead Menu' },
	merging: { who: 'member', steps: [first_menu, entry(2)], opens: 'MergeTheme Dialog' },
	// Where there is room, the field stands in the menu and takes no focus by itself.
	typing: { who: 'member', steps: [], shows: 'main input:focus, header input:visible' },
	filtering: { who: 'member', steps: ['main .narrow .button.outline'], opens: 'FilterSheet Dialog' },

	leaving: { who: 'second', steps: ['main .button.quiet:not(a)'], opens: 'MembershipButton Confirm' },
	'member-menu': { who: 'member', steps: [first_menu], opens: 'MemberList Menu' },
	removing: {
		who: 'member',
		steps: ['main ul.card > li:last-child [aria-haspopup=menu]', last_entry],
		opens: 'MemberList Confirm'
	},
	declining: {
		who: 'member',
		steps: ['[aria-labelledby=requests] .button.outline'],
		opens: 'RequestList Confirm'
	},
	'making-link': {
		who: 'member',
		steps: ['[aria-labelledby=invite] > div > .button.outline'],
		shows: '.highlight:focus'
	},
	'taking-back-link': {
		who: 'member',
		steps: ['[aria-labelledby=links] .button.outline'],
		opens: 'OpenLinks Confirm'
	},

	'signing-out': {
		who: 'second',
		steps: [
			...kept_here_alone,
			'dialog .button.outline',
			'[href="/me"]:visible',
			'main .choice .button.outline'
		],
		opens: 'me Confirm'
	},
	'ending-others': {
		who: 'member',
		steps: ['[aria-labelledby=devices] > div > .button'],
		opens: 'Sessions Confirm'
	},
	'second-step': { who: 'member', steps: second_step(1), shows: '[aria-labelledby=second-step] form' },
	'renewing-codes': { who: 'careful', steps: second_step(1), opens: 'CodeDialog Dialog' },
	'turning-off': { who: 'careful', steps: second_step(2), opens: 'CodeDialog Dialog' },
	'discarding-listed-draft': { who: 'member', steps: ['main li .button'], opens: 'me/drafts Confirm' },
	'revoking-token': { who: 'member', steps: ['main li .button'], opens: 'me/tokens Confirm' },

	inviting: { who: 'administrator', steps: [send], shows: '.highlight:focus' },
	'invitation-menu': { who: 'administrator', steps: [first_menu], opens: 'InvitationTable Menu' },
	renewing: { who: 'administrator', steps: [first_menu, entry(1)], shows: '.highlight:focus' },
	withdrawing: {
		who: 'administrator',
		steps: [first_menu, last_entry],
		opens: 'administration/invitations Confirm'
	},
	'asking-reset-link': {
		who: 'administrator',
		steps: [somebody, found],
		opens: 'administration/reset-links Confirm'
	},
	'making-reset-link': {
		who: 'administrator',
		steps: [somebody, found, 'dialog .button.danger'],
		shows: '.highlight:focus'
	},
	'lost-phone': {
		who: 'administrator',
		steps: [somebody, found],
		opens: 'administration/lost-phones Confirm'
	},

	'asking-suspension': {
		who: 'administrator',
		steps: [somebody, found],
		opens: 'administration/suspensions Confirm'
	},
	'letting-in': {
		who: 'administrator',
		steps: ['[aria-labelledby=suspended] li .button'],
		opens: 'administration/suspensions Confirm'
	},

	'picking-unclaimed': {
		who: 'administrator',
		steps: ['main li .button.outline'],
		opens: 'administration/imports/[id]/people Dialog'
	},
	claiming: {
		who: 'administrator',
		steps: ['main li .button.outline', ['dialog input', 'youssef'], 'dialog li button'],
		opens: 'administration/imports/[id]/people Confirm'
	},
	unclaiming: {
		who: 'administrator',
		steps: ['main li .button.quiet'],
		opens: 'administration/imports/[id]/people Confirm'
	},
	'unit-menu': { who: 'administrator', steps: [first_menu], opens: 'UnitList Menu' },
	'changing-unit': {
		who: 'administrator',
		steps: [first_menu, entry(1)],
		opens: 'administration/units Dialog'
	},
	'unit-in-use': {
		who: 'administrator',
		steps: [first_menu, last_entry],
		opens: 'administration/units Dialog'
	},
	'removing-unit': {
		who: 'administrator',
		steps: ['main ul.card > li:last-child [aria-haspopup=menu]', last_entry],
		opens: 'administration/units Confirm'
	},
	'choosing-no-file': { who: 'administrator', steps: [send], shows: refused },
	'bringing-in-leavers': {
		who: 'administrator',
		steps: [['main form [type=file]', leavers], send, 'main section > .button.danger'],
		opens: 'administration/people Confirm'
	},
	'adding-no-unit': { who: 'administrator', steps: [send], shows: refused },
	placing: {
		who: 'administrator',
		steps: ['main header + p .button.outline'],
		opens: 'PlacePerson Dialog'
	},

	'program-menu': { who: 'administrator', steps: [first_menu], opens: 'ClientList Menu' },
	'changing-program': {
		who: 'administrator',
		steps: [first_menu, entry(1)],
		opens: 'ChangeClient Dialog'
	},
	rotating: {
		who: 'administrator',
		steps: [first_menu, entry(2)],
		opens: 'administration/records Confirm'
	},
	revoking: {
		who: 'administrator',
		steps: [first_menu, entry(3)],
		opens: 'administration/records Confirm'
	},
	revealing: { who: 'administrator', steps: revealing, opens: 'RevealActor Dialog' },
	'taking-along': {
		who: 'administrator',
		steps: ['main section header .button.outline'],
		opens: 'ExportRecords Dialog'
	},
	'removing-rule': {
		who: 'administrator',
		steps: ['[aria-labelledby=rules] .acts .button:nth-of-type(2)'],
		opens: 'RetentionRules Confirm'
	},
	'changing-rule': {
		who: 'administrator',
		steps: ['[aria-labelledby=rules] .acts .button:nth-of-type(1)'],
		shows: '[aria-labelledby=rules] form'
	},
	'picking-person': {
		who: 'administrator',
		steps: ['main .cluster .button.outline', ['dialog input', 'youssef']],
		opens: 'PickPerson Dialog',
		shows: 'dialog li button'
	},
	proving: {
		who: 'administrator',
		steps: ['main section li > .button.outline'],
		opens: 'administration/records/waiting Confirm'
	},
	'taking-back-who': {
		who: 'administrator',
		steps: ['main section li > .button.quiet'],
		opens: 'administration/records/waiting Confirm'
	},

	'sending-nothing': { who: 'member', steps: [send], shows: refused },
	'signing-in-with-nothing': { steps: [send], shows: refused },
	'signing-in-wrongly': {
		steps: [
			['input[type=email]', 'niemand@vermaas-maes.example'],
			['input[type=password]', 'dit is het niet'],
			send
		],
		shows: '[role=alert]:not(:empty)'
	}
};

export const opens = (role) => Boolean(roles[role]?.steps);

const pieces = {
	Menu: '[role=menu]:popover-open',
	Confirm: 'dialog[open] .button.danger',
	Dialog: 'dialog[open]'
};

/** What has to stand there after the last step. */
export const opened = ({ opens: window, shows }) =>
	[window && pieces[window.split(' ')[1]], shows].filter(Boolean);

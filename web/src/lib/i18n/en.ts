import { number, plural } from './format.ts';
import type { FieldCode, ProblemCode } from './problem_codes.ts';

export default {
	nav: {
		main: 'Main menu',
		skip: 'Skip to content',
		home: 'Home',
		communities: 'Communities',
		ask: 'Ask',
		me: 'Me',
		offline: 'Offline',
		to_home: 'Kring, home page'
	},
	home: {
		hello: (name: string) => `Good to see you, ${name}`,
		waiting: (n: number) =>
			plural(n, {
				one: 'One question in your communities is waiting for an answer.',
				other: `${number(n)} questions in your communities are waiting for an answer.`
			}),
		nobody_waiting: 'Nobody in your communities is waiting for an answer.',
		prompt: 'What would you like to know?',
		waits: 'Waiting for an answer',
		waits_elsewhere: 'Waiting for an answer in another community',
		show: 'Show',
		filters: { newest: 'Newest', unanswered: 'Unanswered', mine: 'My questions' },
		empty: {
			newest: 'Nothing here yet',
			unanswered: 'Everything has an answer',
			mine: 'You have not asked anything yet'
		},
		empty_text: {
			newest: 'Join a community, or be the first to ask. Half a question is a question too.',
			unanswered: 'Nobody is waiting right now. Good time for a coffee.',
			mine: 'What would you like to know this week? Somebody here has probably been there.'
		},
		find_communities: 'Find communities',
		my_communities: 'Your communities',
		all_communities: 'All communities'
	},
	communities: {
		title: 'Communities',
		lead: 'Places around one theme, where you learn from each other.',
		start: 'Start a community',
		mine: 'Your communities',
		others: 'Other communities',
		members: (n: number) => plural(n, { one: '1 member', other: `${number(n)} members` }),
		unanswered: (n: number) =>
			plural(n, { one: '1 question waiting', other: `${number(n)} questions waiting` }),
		openness: { open: 'Open', closed: 'Closed', private: 'Private' },
		standing: { none: 'Not a member', requested: 'Requested', member: 'Member', facilitator: 'Facilitator' },
		join: 'Join',
		joined: (name: string) => `Welcome to ${name}.`,
		request: 'Ask to join',
		requested: 'Your request is with the facilitators.',
		take_back: 'Withdraw request',
		taken_back: 'Your request was withdrawn.',
		leave: 'Leave',
		leave_title: (name: string) => `Leave ${name}?`,
		leave_text: {
			open: 'What you wrote stays. You can come back whenever you like.',
			closed:
				'What you wrote stays, but you can no longer read along. To come back, you ask the facilitators.',
			private:
				'What you wrote stays, but you can no longer see this community. To come back, you need an invitation.'
		},
		left: (name: string) => `You left ${name}.`,
		facilitators: 'Facilitators',
		about: 'About this community',
		ask_here: 'Ask here',
		show: 'Show',
		filters: { newest: 'Newest', unanswered: 'Unanswered' },
		empty: 'No questions yet',
		empty_text: 'Somebody has to be first. Start small.',
		empty_unanswered: 'Everything has an answer',
		empty_unanswered_text: 'Nobody is waiting here right now.',
		closed_title: 'For members',
		closed_text: 'Only members can read what is asked here. Ask to join; a facilitator will get back to you.',
		closed_requested: 'As soon as a facilitator lets you in, you read along here.',
		none: 'No communities yet',
		none_text: 'Start one around something you want to get better at together.',
		requests_waiting: (n: number) =>
			plural(n, { one: '1 person would like to join', other: `${number(n)} people would like to join` })
	},
	start: {
		title: 'Start a community',
		lead: 'One theme, one sentence about why, and a few people who like to help. That is enough.',
		name: 'Name',
		name_hint: 'For example: Heat pumps, faults and tuning',
		theme: 'Theme',
		theme_hint: 'For example: heat pumps',
		purpose: 'Purpose, in one sentence',
		purpose_hint: 'What will people do better because of this?',
		openness: 'Who can take part?',
		options: {
			open: 'Everyone can read and join.',
			closed: 'Everyone can find it. Only members can read it; you decide who joins.',
			private: 'Only people who are invited know it exists.'
		},
		submit: 'Start it'
	},
	members: {
		title: 'Members',
		of: (name: string) => `Members of ${name}`,
		since: (when: string) => `since ${when}`,
		see: 'See members',
		requests: 'Would like to join',
		asked: (day: string) => `asked on ${day}`,
		approve: 'Let in',
		approved: (name: string) => `${name} is a member now.`,
		decline: 'Decline',
		declined: (name: string) => `${name}’s request was declined.`,
		no_requests: 'Nobody is waiting.',
		invite: 'Invite somebody',
		invite_text:
			'Make a link and send it to one colleague who has an account. It brings them straight into this community.',
		make_link: 'Make a link',
		acts_for: (name: string) => `Actions for ${name}`,
		appoint: 'Make facilitator',
		appointed: (name: string) => `${name} is a facilitator now.`,
		step_down: 'No longer facilitator',
		stepped_down: (name: string) => `${name} is no longer a facilitator.`,
		remove: 'Remove from community',
		remove_title: (name: string) => `Remove ${name}?`,
		remove_text: 'What this person wrote stays. The only way back is to join again.',
		removed: (name: string) => `${name} is no longer a member.`
	},
	link: {
		title: 'Your link',
		label: 'Link to copy',
		once: 'You see it only once, so copy it now.',
		until: (day: string) => `The link works once, until ${day}.`,
		copy: 'Copy link',
		copied: 'Link copied.',
		share: 'Share link',
		select: 'Copying does not work here. The link is selected, so you can copy it yourself.'
	},
	question: {
		answers: (n: number) => plural(n, { one: '1 answer', other: `${number(n)} answers` }),
		answered: 'Answered',
		accepted: 'Accepted answer',
		see_accepted: 'Go to the accepted answer',
		accept: 'Accept this answer',
		unaccept: 'Accept no longer',
		now_accepted: 'You accepted this answer.',
		no_longer_accepted: 'This answer is no longer accepted.',
		helpful: 'Helpful',
		comment: 'Comment',
		comments: 'Comments',
		comment_label: 'Write a comment',
		comment_send: 'Post',
		write: 'Your answer',
		placeholder: 'What worked for you? Short is fine.',
		send: 'Post answer',
		posted: 'Your answer is posted.',
		none: 'No answers yet',
		none_text: 'Know part of it? That helps too.',
		more: 'More',
		more_about: (name: string) => `More: ${name}`,
		edit: 'Edit',
		withdraw: 'Withdraw',
		withdrawn: 'Withdrawn.',
		is_withdrawn: 'Withdrawn',
		withdrawn_question: 'This question was withdrawn. Only you still see it.',
		withdrawn_answer: 'This answer was withdrawn. Only you still see it.',
		withdrawn_comment: 'This comment was withdrawn. Only you still see it.',
		restore: 'Put it back',
		restored: 'It is back.',
		copy_link: 'Copy link',
		link_copied: 'Link copied.',
		link_not_copied: 'Copying does not work here. The link is in the address bar.',
		edited: (when: string) => `edited ${when}`,
		see_revisions: 'See earlier versions',
		you: 'you',
		new_answer: (name: string) => `New answer from ${name}.`,
		new_comment: (name: string) => `New comment from ${name}.`,
		new_acceptance: 'An answer was accepted.',
		look: 'Look',
		ended: 'You can no longer read this question',
		ended_text:
			'It was withdrawn, or you are no longer in its community. What you were writing is still kept on this device.'
	},
	edit: {
		title: 'Your question in one sentence',
		text: 'Text',
		save: 'Save',
		cancel: 'Cancel',
		saved: 'Saved.',
		stale: 'Somebody changed this while you were writing',
		stale_text: 'Nothing is lost: below is what it says now, and your own text is still in the box.',
		theirs: 'What it says now',
		save_mine: 'Save my text',
		take_theirs: 'Keep what it says now'
	},
	revisions: {
		title: 'Earlier versions',
		close: 'Close',
		number: (n: number) => `Version ${number(n)}`,
		reading: 'Reading…'
	},
	audience: {
		everyone: (n: number) => `Everyone in the organisation (${number(n)}) can read this.`,
		members: (name: string, n: number) =>
			plural(n, {
				one: `One member of ${name} can read this right now.`,
				other: `The ${number(n)} members of ${name} can read this.`
			})
	},
	ask: {
		title: 'Ask a question',
		lead: 'Half a question is a question too. Your colleagues are glad to help.',
		community: 'In which community?',
		choose: 'Choose a community…',
		question: 'Your question, in one sentence',
		question_hint: 'For example: how do I know which breaker fits?',
		similar: 'Does one of these help already?',
		details: 'Tell us more about it',
		optional: 'optional',
		details_hint: 'What do you see, what did you expect, and what have you tried?',
		send: 'Post question',
		kept: (time: string) => `Draft kept on this device at ${time}.`,
		offline:
			'You are offline. Keep writing: your text stays here, and you can post it once you are connected again.',
		nowhere: 'Join a community first',
		nowhere_text: 'A question goes to people who know the theme. Pick a community where yours belongs.'
	},
	drafts: {
		discard: 'Discard draft',
		discard_title: 'Discard your draft?',
		discard_text: 'What you wrote is gone then. You cannot get it back.'
	},
	editor: {
		tools: 'Formatting',
		bold: 'Bold',
		italic: 'Italic',
		list: 'Bulleted list',
		numbers: 'Numbered list',
		link: 'Link',
		code: 'Code',
		quote: 'Quote',
		preview: 'Preview',
		write: 'Keep writing',
		nothing: 'Nothing written yet.'
	},
	search: {
		title: 'Search',
		label: 'Search questions and answers',
		placeholder: 'Search',
		submit: 'Search',
		found: (q: string) => `Results for “${q}”`,
		in: { question: 'In the question', answer: 'In an answer', comment: 'In a comment' },
		start: 'What are you looking for?',
		start_text: 'Search everything you can read: questions, answers and comments.',
		empty: (q: string) => `Nothing found for “${q}”`,
		empty_text: 'Perhaps it is here under another word. Or ask: a colleague may well know.',
		ask_it: 'Ask this as a question'
	},
	me: {
		title: 'Me',
		language: 'Language',
		look: 'Look',
		looks: { system: 'Automatic', light: 'Light', dark: 'Dark' },
		administration: 'Invitations',
		administration_text: 'Invite colleagues and see who has joined',
		my_questions: 'My questions',
		my_questions_text: 'What you asked, and what came of it',
		sign_out: 'Sign out',
		sign_out_title: 'Sign out and discard your drafts?',
		sign_out_drafts: 'There is something on this device that you did not post. Signing out removes it.',
		sign_out_text: 'Signing out also removes your drafts and everything you read from this device.',
		version: (name: string, version: string) => `${name} · Kring ${version}`
	},
	invitations: {
		title: 'Invitations',
		lead: 'Make a link for each colleague you want to let in. You send it yourself, the way you usually get in touch.',
		invite: 'Invite somebody',
		email: 'E-mail address',
		email_hint: 'optional; fill it in and only that address can use the link',
		role: 'Role',
		roles: { member: 'Member', administrator: 'Administrator' },
		community: 'First community',
		no_community: 'None yet',
		submit: 'Make a link',
		caption: 'Invitations made so far',
		whom: 'For',
		anybody: 'Whoever has the link',
		into: (community: string) => `into ${community}`,
		state: 'Status',
		states: { open: 'Open', used: 'Used', expired: 'Expired', withdrawn: 'Withdrawn' },
		invited_by: 'Invited by',
		made_at: 'Made',
		used_by: (name: string) => `by ${name}`,
		acts: 'Actions',
		acts_for: (whom: string) => `Actions for ${whom}`,
		renew: 'Make a fresh link',
		renewed: 'Here is a fresh link. The old one no longer works.',
		withdraw: 'Withdraw',
		withdraw_title: 'Withdraw this invitation?',
		withdraw_text: 'The link stops working at once. You can always make another one.',
		withdrawn: 'The invitation was withdrawn.',
		empty: 'Nobody invited yet',
		empty_text:
			'Start with two or three people who like to help. That makes for a warm welcome for everyone after them.'
	},
	sign_in: {
		title: 'Welcome back',
		lead: 'Sign in to pick up where you left off.',
		email: 'Work e-mail',
		password: 'Password',
		submit: 'Sign in',
		promise: 'Ask what you want to know. Share what you found out.',
		signed_out: 'You were signed out. Sign in again to pick up where you left off.',
		demo: 'Who would you like to be?',
		demo_text: 'This is a demonstration: nothing here is real, so try whatever you like.',
		demo_as: (name: string) => `Continue as ${name}`,
		first_run: 'Nobody is here yet',
		first_run_text:
			'When Kring started, it printed a link for its first administrator. Open that link to begin.'
	},
	welcome: {
		title: (organisation: string) => `Welcome to ${organisation}`,
		by: (name: string) => `${name} has invited you.`,
		lead: 'You have been invited.',
		into: (community: string) => `You will start in ${community}.`,
		as_administrator: 'You will be an administrator.',
		first_title: 'Let’s begin',
		first_text:
			'You are the first one here, so you become the administrator. After this you start a community and invite your colleagues.',
		name: 'Your name',
		name_note: 'as colleagues know you',
		email: 'Work e-mail',
		password: 'Choose a password',
		password_note: 'at least 10 characters; a few words together beat one difficult word',
		submit: 'Come in',
		have_account: 'Already have an account?',
		colleagues_text:
			'This link is for colleagues who have an account already. If you have none yet, ask an administrator to invite you.',
		sign_in_first: 'Sign in and use this link',
		accept_title: (community: string) => `Join ${community}?`,
		accept_text: (name: string) => `You are signed in as ${name}. This link brings you into the community.`,
		accept: 'Join',
		not_needed: 'You are already in',
		not_needed_text: (name: string) =>
			`You are signed in as ${name}. This link is for somebody who has no account yet.`,
		no_link: 'You need a link',
		no_link_text:
			'You get in with a personal link from a colleague. Ask for one, or sign in if you have an account.',
		unknown: 'We do not know this link',
		unknown_text: 'Perhaps part of it got lost in copying. Ask whoever sent it for a fresh one.',
		used: 'This link has already been used',
		used_text: 'A link works once. If it was you, just sign in; otherwise ask for a fresh one.',
		expired: 'This link has expired',
		expired_text: 'A link does not work for ever. Ask whoever sent it for a fresh one.',
		to_sign_in: 'Sign in'
	},
	list: { more: 'Show more', reading: 'One moment…', end: 'That’s everything.' },
	dialog: { cancel: 'Cancel', close: 'Close' },
	problems: {
		again: 'Try again',
		home: 'Go to Home',
		unknown: 'Something went wrong on our side',
		unknown_text: 'It is not you. Try again in a moment.',
		not_found: 'This is not here, or not for you to see',
		not_found_text: 'Perhaps it was removed, or it belongs to a community you are not in.',
		offline: 'You are offline',
		offline_text: 'You have not read this page on this device before, so there is no copy of it here.',
		offline_search: 'You cannot search while you are offline.',
		overloaded: 'It is very busy right now',
		overloaded_text: 'Wait a moment and try again. Nothing was lost.',
		wait: (seconds: number) =>
			seconds < 90
				? plural(seconds, {
						one: 'Try again in 1 second.',
						other: `Try again in ${number(seconds)} seconds.`
					})
				: `Try again in ${number(Math.ceil(seconds / 60))} minutes.`,
		email: 'Fill in an e-mail address, such as name@example.org.',
		choose: 'Choose one.',
		/** For a press that sends nothing somebody wrote. Other codes say the same as in a form. */
		presses: {
			'database.outcome_unknown':
				'The connection was lost while saving. Reload the page and see whether it worked.',
			'database.too_slow': 'This took too long and was not saved. Try again in a moment.',
			failed: 'Something went wrong on our side. Try again in a moment.',
			'ids.no_node': 'Kring is just starting. Try again in a moment.',
			offline: 'That does not work: you seem to be offline. Try again once you are connected.',
			overloaded: 'It is very busy right now.',
			'request.timed_out': 'That took too long to arrive. Check your connection and try again.',
			'session.required': 'You were signed out. Sign in again.',
			storage_full: 'The server is full, so this was not saved. Please tell your administrator.',
			unknown: 'Something unexpected happened. Try again in a moment.'
		} satisfies Partial<Record<ProblemCode, string>> as Record<string, string>,
		codes: {
			'account.exists': 'There is already an account with this e-mail address. Sign in with it instead.',
			'answer.elsewhere': 'That answer belongs to another question. Reload the page and choose again.',
			'body.too_large': 'This is more than fits in one go. Make it shorter and try again.',
			'community.last_facilitator':
				'You are the last facilitator. Appoint somebody else first, so that somebody looks after this community.',
			'community.name_taken':
				'There is already a community with this name. Choose another name, or join that one.',
			'database.outcome_unknown':
				'The connection was lost while saving. Check whether it is there before you try again; your text is still here.',
			'database.too_slow':
				'This took too long and was not saved. Your text is still here; try again in a moment.',
			failed: 'Something went wrong on our side. Your text is still here; try again in a moment.',
			'helpful.own': 'That is your own answer. Others can say that it helped them.',
			'idempotency.key_malformed': 'That did not work. Reload the page and try again; your text is kept.',
			'idempotency.other_body':
				'Something else was already sent from this form. Reload the page and see whether it is there.',
			'ids.no_node': 'Kring is just starting. Try again in a moment; your text is still here.',
			'input.invalid': 'Something is not right yet. Look at the marked fields.',
			'invitation.colleagues_only':
				'This link is for colleagues who have an account already. Log in, or ask an administrator for an invitation.',
			'invitation.expired': 'This link has expired. Ask for a fresh one.',
			'invitation.newcomers_only': 'This link is for somebody who has no account yet. It stays valid.',
			'invitation.other_email':
				'This link is for another e-mail address. Use that one, or ask for a link of your own.',
			'invitation.unknown': 'We do not know this link. Ask for a fresh one.',
			'invitation.used': 'This link has already been used. Sign in, or ask for a fresh one.',
			'media_type.wrong': 'That did not work. Reload the page and try again.',
			'membership.not_requested': 'This colleague is no longer asking to join.',
			'membership.required': 'Only members can do this. Join the community first.',
			'method.wrong': 'That is not possible here. Reload the page and try again.',
			not_allowed: 'You can see this, but changing it is up to somebody else.',
			not_found: 'This is not here any more, or not for you to see.',
			offline: 'That did not arrive: you seem to be offline. Your text is still here.',
			'origin.foreign': 'This page does not seem to come from your own Kring. Reload it and try again.',
			overloaded: 'It is very busy right now. Your text is still here.',
			refused: 'That could not be done.',
			'request.coding_unsupported': 'That did not work. Reload the page and try again.',
			'request.expectation_unsupported': 'That did not work. Reload the page and try again.',
			'request.headers_too_large':
				'This browser sends too much along. Clear the cookies of this site and sign in again.',
			'request.malformed': 'That did not arrive as it should. Reload the page and try again.',
			'request.method_unknown': 'That is not possible here. Reload the page and try again.',
			'request.target_too_long': 'This is too long to search for. Use fewer words.',
			'request.timed_out':
				'That took too long to arrive. Check your connection and try again; your text is still here.',
			'request.version_unsupported':
				'This browser, or something between it and Kring, speaks a language Kring does not know.',
			'revision.stale': 'Somebody changed this while you were writing.',
			'session.required': 'You were signed out. Sign in again; your text is kept.',
			'sign_in.too_many': 'Too many attempts.',
			'sign_in.wrong': 'This e-mail address and password do not match.',
			storage_full:
				'The server is full, so this was not saved. Your text is still here; please tell your administrator.',
			too_many: 'That was a lot at once. Take a breath.',
			unknown: 'Something unexpected happened. Your text is still here; try again in a moment.',
			'websocket.required': 'That is not possible here. Reload the page and try again.'
		} satisfies Record<ProblemCode, string> as Record<ProblemCode, string>,
		fields: {
			required: () => 'Fill this in.',
			unknown: () => 'This is not something we know.',
			wrong_type: () => 'This does not look right.',
			too_short: (limit: number) =>
				limit <= 1 ? 'Fill this in.' : `Make it a little longer: at least ${number(limit)} characters.`,
			too_long: (limit: number) => `Make it a little shorter: at most ${number(limit)} characters.`,
			too_small: (limit: number) => `At least ${number(limit)}.`,
			too_large: (limit: number) => `At most ${number(limit)}.`,
			bad_characters: () => 'There are characters in here that we cannot show. Type it again.',
			not_allowed: () => 'This choice is not possible here.',
			malformed: () => 'This does not look right.'
		} satisfies Record<FieldCode, (limit: number) => string>
	}
};

import { number, plural } from '../format.ts';

/** What only the pages of administrators say, but for those of learning records. */
export default {
	imports: {
		lead: 'Questions and answers that your organisation has elsewhere come in on the command line of the server. Here you see how far that is, what came, and what did not.',
		empty: 'Nothing imported yet',
		empty_text:
			'A dump of a Stack Exchange site can come along into a community. Whoever keeps the server does that with kring import stackexchange.',
		unnamed: (community: string) => `Import into ${community}`,
		into: (community: string) => `Into ${community}`,
		begun: (moment: string) => `Begun ${moment}`,
		finished: (moment: string) => `finished ${moment}`,
		going_on: (percent: number, stage: string) => `${percent} % done: ${stage}`,
		halted: (percent: number) => `Stopped at ${percent} %. The same command goes on from there.`,
		stages: {
			emptying: 'looking through the files',
			people: 'people',
			texts: 'what was written when',
			votes: 'votes',
			questions: 'questions',
			answers: 'answers',
			comments: 'comments',
			links: 'links between questions',
			themes: 'themes',
			badges: 'badges',
			clearing: 'tidying up',
			finished: 'finished'
		},
		came: 'What came',
		nothing_came: 'Nothing new came.',
		left_out: 'What did not, and why',
		examples: (numbers: string) => `Among them, by their numbers in the dump: ${numbers}`,
		all_of_them: (numbers: string) => `By their numbers in the dump: ${numbers}`,
		kinds: {
			person: 'People',
			about: 'What people said about themselves',
			question: 'Questions',
			answer: 'Answers',
			comment: 'Comments',
			post: 'Other posts',
			version: 'Earlier versions',
			like: 'Likes',
			comment_like: 'Likes of comments',
			down_vote: 'Down-votes',
			vote: 'Other votes (favourites, closing, bounties, moderation)',
			acceptance: 'Accepted answers',
			theme: 'Themes',
			description: 'Descriptions of themes',
			link: 'Links between questions',
			badge: 'Badges',
			closing: 'Times a question was closed or opened again',
			event: 'Other events (locked, moved, shared)',
			score: 'Scores',
			characters: 'Texts with characters that nobody sees'
		},
		reasons: {
			already_here: 'An earlier import brought these.',
			unreadable: 'A value is missing, or of a wrong type. The numbers are those of rows.',
			empty: 'They say nothing.',
			too_long: 'They are longer than a text can be here.',
			question_missing: 'Their question did not come.',
			post_missing: 'Their question or answer did not come.',
			answer_missing:
				'The answer did not come, or answers another question. The numbers are those of questions.',
			to_itself: 'They lead from a question to itself.',
			other_kind: 'Nothing here is of that kind.',
			only_themes: 'They changed nothing but themes.',
			too_many: 'There are more than one question or answer keeps here.',
			unused: 'They are on no question, and nobody described them.',
			theme_missing: 'Nothing says which theme they describe.',
			not_kept: 'There is nothing here that they could become.',
			differs: 'They are not likes less down-votes. The numbers are those of posts.',
			removed: 'The texts came without those characters.'
		},
		down_voted: 'Down-votes, post by post',
		down_voted_text: 'Likes less down-votes are the score that the dump states.',
		post: 'Post',
		likes: 'Likes',
		down_votes: 'Down-votes'
	},
	unclaimed: {
		title: 'Who came along',
		lead: 'Everybody who wrote something where this comes from. If a colleague is among them, link the two: what they wrote there then stands under their own name here.',
		look: 'Look for somebody who came along',
		named: 'Name',
		show: 'Show',
		show_all: 'Show everybody',
		people: 'People',
		none: 'Nobody found',
		none_named: 'Nobody whose name begins so came along.',
		none_text: 'Nobody came along with this import.',
		wrote_nothing: 'Wrote nothing that came along',
		nothing_yet: 'nothing yet',
		is: (name: string) => `Is ${name}`,
		given: (n: number) => plural(n, { one: '1 text', other: `${number(n)} texts` }),
		under_way: 'The texts are being handed over.',
		several: 'Stands for everybody of whom the dump says nothing.',
		claim: 'Link',
		claim_one: (name: string) => `Link ${name} to a colleague`,
		who_is: (name: string) => `Who is ${name} here?`,
		pick_text: 'Choose the colleague who wrote this. Ask them first if you are not sure.',
		claim_title: (unclaimed: string, name: string) => `Is ${unclaimed} the same as ${name}?`,
		claim_text: (texts: string, name: string) =>
			`What ${name} gets in their name: ${texts}. They can change and withdraw it from now on. Who may read it stays the same.`,
		claim_undone:
			'You can undo this later. Only two things do not come back then: a mark of their own on these texts (helpful, or I have this too) goes for good, and what they withdraw in the meantime stays theirs.',
		claimed: (unclaimed: string, name: string) => `What ${unclaimed} wrote is handed over to ${name}.`,
		undo: 'Unlink',
		undo_one: (name: string) => `Unlink ${name}`,
		undo_title: (name: string) => `Unlink ${name}?`,
		undo_text: (name: string) =>
			`The texts stand under the name ${name} again. What was withdrawn in the meantime stays as it is.`,
		taken_back: (name: string) => `The texts go back to ${name}.`
	},
	stuck: {
		lead: 'Much happens in the background: what was written becomes searchable, and old things are cleared away. Here you see what did not work, and try it again. Does it fail again, show this page to whoever keeps the server.',
		followers: 'What follows along',
		parts: { search: 'Search', own_records: 'Learning records of Kring' },
		behind: (n: number) =>
			n ? plural(n, { one: '1 event behind', other: `${number(n)} events behind` }) : 'Up to date',
		parked: (n: number) =>
			plural(n, {
				one: 'One event could not be handled:',
				other: `${number(n)} events could not be handled. The first ones:`
			}),
		takes_away: 'Something that was withdrawn may still be found. Try again as soon as you can.',
		retry: 'Try again',
		retry_one: (name: string) => `Try again: ${name}`,
		tried: 'It is being tried again.',
		begins_again:
			'These events only make sense in their order, so everything is gone through once more. What was reported stays and nothing is doubled. With much in it this takes a while.',
		jobs: 'Jobs',
		no_jobs: 'Nothing is stuck',
		no_jobs_text: 'Every job was done, or its time has not come yet.',
		set_aside: (moment: string) => `Given up ${moment}`,
		comes_back: (moment: string) => `Comes back by itself ${moment}`,
		overdue: (moment: string) => `Should have run ${moment}`,
		attempts: (n: number) => plural(n, { one: '1 attempt', other: `${number(n)} attempts` }),
		kinds: {
			forget_expired_sessions: 'Clear away sessions that ended',
			forget_ended_reset_links: 'Clear away links for another password',
			forget_ended_api_tokens: 'Clear away tokens that ended',
			forget_ended_tokens: 'Clear away tokens of programs',
			forget_unnamed_newcomers: 'Clear away colleagues who are expected no more',
			forget_old_tries: 'Clear away attempts to sign in',
			forget_old_attempts: 'Clear away keys against sending twice',
			forget_old_failed_searches: 'Clear away searches in vain',
			forget_old_hours: 'Clear away counts of hours',
			forget_old_refusals: 'Clear away refusals of programs',
			forget_finished_jobs: 'Clear away jobs that are done',
			take_in_completions: 'Take in completions',
			count_statements: 'Count learning records',
			file_marks: 'File the marks of learning records',
			hand_over_texts: 'Hand over texts to who wrote them',
			erase_from_records: 'Erase somebody from the learning records',
			begin_retention_runs: 'Begin to clear away old learning records',
			retain_records: 'Clear away old learning records'
		}
	},
	suspensions: {
		lead: 'Whoever is suspended is signed out everywhere at once and cannot sign in. What they wrote stays.',
		suspend_somebody: 'Suspend somebody',
		suspend: 'Suspend',
		ask_title: (name: string) => `Suspend ${name}?`,
		ask_text:
			'They are signed out everywhere at once. API tokens they made and invitations they handed out that nobody used stop working for good. What they wrote stays, and you can let them in again.',
		suspended: (name: string) => `${name} is suspended.`,
		list: 'Suspended now',
		since: (moment: string) => `since ${moment}`,
		nobody: 'Nobody is suspended',
		nobody_text: 'Everybody who has an account can sign in.',
		readmit: 'Let in',
		readmit_one: (name: string) => `Let in: ${name}`,
		readmit_title: (name: string) => `Let ${name} in again?`,
		readmit_text:
			'They sign in with the password they had. Tokens and invitations that ended do not come back.',
		readmitted: (name: string) => `${name} can sign in again.`
	},
	lost_phones: {
		lead: 'Without their phone and recovery codes, a colleague who signs in with two steps does not get in. Look them up and turn the second step off. Be sure that it is your colleague who asks. A phone on which they were signed in stays so until they sign it out under ‘Account and devices’.',
		ask_title: (name: string) => `Turn off the second step of ${name}?`,
		ask_text:
			'The password alone then opens the account, until your colleague turns the second step on again.',
		act: 'Turn off the second step',
		done: (name: string) => `${name} signs in with the password alone.`
	},
	reset_links: {
		lead: 'Has a colleague forgotten their password? Look them up and make a link. You hand it on yourself, so be sure that it is your colleague who asks.',
		ask_title: (name: string) => `A link for ${name}?`,
		ask_text: (name: string) =>
			`Whoever has the link chooses a new password for ${name}. The link works once, for an hour. One that was made before stops working.`,
		make: 'Make a link',
		whom: (name: string) => `For ${name}.`,
		until: (time: string) => `The link works once, until ${time}.`
	},
	roster: {
		lead: 'Bring in your organisation’s list: who works in which unit, as what, and who left. As often as it changes; nothing is doubled.',
		choose: 'Choose a file',
		columns:
			'A CSV file, with the names of the columns on its first line: email, name, unit, role, left. Columns may also be called e-mail, first name, last name, department, job title or last day. What is missing or left empty stays as it is; with a dash (-) you take a unit or role away.',
		example:
			'Write a unit after those above it: Service > Brabant. Of a name that only one unit has, that name is enough. In the column left, write yes or the last day (30-11-2026). Whoever is not in the list stays as they are.',
		headings: (found: string) =>
			`These are the columns we found: ${found}. We need one that is called email, and one that is called name (or first name and last name).`,
		no_headings: 'There is nothing on the first line.',
		windows_1252:
			'The file is not in UTF-8. We read it as Excel on Windows writes it: check that letters like ë and é are right.',
		file: 'File',
		no_file: 'Choose a file first.',
		look: 'See what would happen',
		would: 'This is what would happen',
		nothing_yet: 'Nothing is saved yet.',
		nothing_new: 'There is nothing to bring in.',
		leaving_title: (n: number) =>
			plural(n, { one: 'Suspend 1 colleague?', other: `Suspend ${number(n)} colleagues?` }),
		leaving: (n: number) =>
			plural(n, {
				one: '1 colleague will be suspended: they are signed out everywhere and cannot sign in any more. What they wrote stays.',
				other: `${number(n)} colleagues will be suspended: they are signed out everywhere and cannot sign in any more. What they wrote stays.`
			}),
		and_others: (n: number) => `${number(n)} more`,
		bring_in: 'Bring it in',
		suspend_and_bring_in: 'Suspend and bring in',
		done: 'The list was brought in.',
		became: 'This is what happened',
		invite_them:
			'Whoever has no account yet stands ready. Invite them with a link for their e-mail address: then they are in the right unit at once.',
		outcomes: {
			added: 'New, no account yet',
			changed: 'Changed',
			same: 'The same',
			left: 'Left',
			refused: 'Not possible'
		},
		new_units: (n: number) => plural(n, { one: '1 new unit', other: `${number(n)} new units` }),
		ignored: 'Columns we do not use:',
		refused: 'What is not possible, and why',
		each: {
			changed: 'What changes',
			added: 'Who is new',
			same: 'What does not change, but is good to know'
		},
		unit: 'Unit:',
		role: 'Role:',
		none: 'none',
		from_to: (from: string, to: string) => `from ${from} to ${to}`,
		notes: {
			name_differs: (listed: string) =>
				`The list calls this address ${listed}. Check that it is the right person; their name stays as they wrote it.`,
			not_known: 'Nobody here has this address, so nothing happens. Check that it is written well.',
			last_day_to_come: (last_day: string) =>
				`Their last day is still to come. Bring the list in again on ${last_day} or later: only then are they suspended.`,
			said_before: (line: number) => `Line ${number(line)} says the same.`
		},
		line: (n: number) => `Line ${number(n)}`,
		lines: (from: number, to: number) => `Lines ${number(from)} to ${number(to)}`,
		other_line: (n: number) => `See line ${number(n)}.`,
		and_more: (n: number) => plural(n, { one: 'And 1 line more.', other: `And ${number(n)} lines more.` }),
		faults: {
			unreadable: 'The quotes are not closed properly.',
			email_malformed: 'This is not an e-mail address.',
			email_twice: 'Another line says something else of this address. Neither of them is taken in.',
			name_unfit: 'There is no name here, or it is longer than 80 characters.',
			unit_unfit:
				'A part of the unit has no name or one longer than 80 characters, or there are more than eight levels.',
			role_unfit: 'The role is longer than 80 characters.',
			left_unclear: 'Left is neither yes nor no nor a day (30-11-2026).',
			address_unproved:
				'Nobody confirmed that this address is theirs, so they are not suspended. You confirm it with the learning records, under Who is who.',
			administrator: 'This is an administrator. A list suspends no administrators.',
			shut_out:
				'This person is suspended, and a list lets nobody in again. You do that under “Suspend and let in”.',
			too_many_units: 'There would be more than a thousand units.'
		}
	},
	units: {
		lead: 'The parts of your organisation, one below the other. On a colleague’s profile you say in which of them they work.',
		all: 'All units',
		none: 'No units yet',
		none_text: 'Begin with the parts that everybody here knows by name. You can always move them.',
		people: (n: number) => plural(n, { one: '1 person', other: `${number(n)} people` }),
		new: 'New unit',
		make: 'Add unit',
		made: (name: string) => `${name} was added.`,
		name: 'Name',
		name_it: 'Give the unit a name.',
		parent: 'Below',
		top: 'Nothing, at the top',
		acts_for: (name: string) => `Actions for ${name}`,
		change: 'Rename or move',
		change_one: (name: string) => `Rename or move ${name}`,
		changed: (name: string) => `${name} was changed.`,
		remove: 'Remove',
		remove_title: (name: string) => `Remove ${name}?`,
		remove_text:
			'That is possible once nobody works there and no other unit stands below it. Whoever has no account yet or is suspended is in no unit afterwards.',
		not_yet_title: (name: string) => `${name} cannot be removed yet`,
		works_here: (n: number) =>
			plural(n, { one: '1 person works here.', other: `${number(n)} people work here.` }),
		stands_below: (n: number) =>
			plural(n, { one: '1 unit stands below it.', other: `${number(n)} units stand below it.` }),
		empty_it:
			'Put them elsewhere first: people on their profile or with a staff list, units with “Rename or move”.',
		see_people: 'See who works here',
		removed: (name: string) => `${name} was removed.`
	}
};

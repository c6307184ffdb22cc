import { number, plural } from '../format.ts';

/** What only the pages of learning records say, for administrators. */
export default {
	records: {
		lead: 'Your LMS and other tools can report here what people learn, in the standard they all speak: xAPI. Each program gets a key of its own.',
		connect: 'Connect a program',
		name: 'Name of the program',
		name_note: 'such as: our LMS',
		use: 'What it will do',
		uses: {
			lms: {
				title: 'An LMS or an app',
				text: 'Reports what people learn, and reads back only what it reported itself.'
			},
			report: { title: 'A report', text: 'Reads everything that was reported, and reports nothing itself.' },
			all: {
				title: 'Everything',
				text: 'Reads and reports everything, and can also withdraw what other programs reported. Only for a program you trust completely.'
			}
		},
		submit: 'Make a key',
		made: (name: string) => `The key of ${name}`,
		once: 'Fill these three in at the other program. The password is shown this once: we keep no copy.',
		endpoint: 'Address (sometimes: endpoint)',
		user: 'Username (sometimes: key)',
		secret: 'Password (sometimes: secret)',
		copy: 'Copy',
		list: 'Connected programs',
		scopes: {
			write: 'reports',
			read_mine: 'reads what it reported',
			read: 'reads everything',
			state: 'keeps progress',
			profile: 'keeps profiles',
			define: 'describes activities',
			all: 'may do everything'
		},
		scopes_then: {
			write: 'reported',
			read_mine: 'read what it reported',
			read: 'read everything',
			state: 'kept progress',
			profile: 'kept profiles',
			define: 'described activities',
			all: 'was allowed everything'
		},
		since: 'Key made',
		old_key: (day: string) => `the old key works until ${day}`,
		revoked_ones: (count: number) => `Disconnected (${number(count)})`,
		was_connected: (from: string, until: string) => `Connected on ${from}, disconnected on ${until}`,
		as_now: 'As it is now',
		change: 'Change its name or what it may do',
		change_one: (name: string) => `Change ${name}`,
		change_text:
			'This holds from the next time that the program sends or reads something. What it reported stays, under the name it had then.',
		save: 'Save',
		changed: (name: string) => `${name} was changed.`,
		rotate: 'Make another key',
		rotated: 'There is another key. The old one goes on for a week.',
		revoke: 'Disconnect',
		revoke_title: (name: string) => `Disconnect ${name}?`,
		revoke_text:
			'It can report and read no more from now on, and that cannot be undone. What it reported stays.',
		revoked: (name: string) => `${name} is disconnected.`,
		empty: 'Nothing connected yet',
		empty_text: 'Begin with your LMS: make a key above, and fill it in there.',
		pages: { label: 'Learning records', programs: 'Programs', reported: 'What was reported' },
		erase_this: (code: string) => `Erase ${code}`,
		rotate_title: (name: string) => `Another key for ${name}?`,
		rotate_text: 'The key that works now ends in a week. Fill in the new one at the program before that.',
		counts_all: 'Everything is counted, also what the list above does not show.',
		/** By the last piece of the addresses that are widely used. */
		verbs: {
			abandoned: 'abandoned',
			accept: 'accepted as the solution',
			answered: 'answered',
			asked: 'asked a question',
			attempted: 'attempted',
			attended: 'attended',
			commented: 'commented on',
			completed: 'completed',
			create: 'made',
			exited: 'exited',
			experienced: 'experienced',
			failed: 'failed',
			follow: 'follows',
			initialized: 'opened',
			interacted: 'interacted with',
			join: 'joined',
			launched: 'launched',
			leave: 'left',
			like: 'found helpful',
			mastered: 'mastered',
			passed: 'passed',
			preferred: 'preferred',
			progressed: 'progressed in',
			registered: 'registered for',
			responded: 'responded to',
			resumed: 'resumed',
			satisfied: 'satisfied',
			scored: 'scored in',
			'stop-following': 'no longer follows',
			suspended: 'suspended',
			terminated: 'finished',
			update: 'changed',
			voided: 'took back',
			'voted-up': 'also has'
		} as Record<string, string>,
		/** What Kring's own statements are about, which have no name. */
		own_things: {
			asked: 'in Kring',
			questions: 'a question',
			posts: 'an answer or comment',
			themes: 'a theme',
			communities: 'a community'
		},
		heard: (when: string) => `last heard ${when}`,
		never_heard: 'not heard yet',
		per_hour: 'What arrives per hour',
		span: 'How far back',
		spans: { hours: '48 hours', days: '14 days' },
		hours_of: (name: string, total: number, most: number, when: string) =>
			total
				? `${name}: ${number(total)} arrived; the most in one hour was ${number(most)}, on ${when}`
				: `${name}: nothing arrived`,
		arrived_in_span: (total: number) => `${number(total)} arrived`,
		most_in_an_hour: (most: number) => `at most ${number(most)} an hour`,
		as_table: 'As a table',
		hour: 'Hour',
		nothing_in_span: 'Nothing arrived in that time.',
		refused: 'What was refused',
		refused_text:
			'Of the last two weeks: which rule was broken, not what was sent, because that is about people. The program itself got the full explanation.',
		refused_only:
			'Only what came as a record. What was wrong with progress, a profile or a request to read, its program alone was told.',
		refused_from: 'Sent by',
		refused_none: 'Nothing was refused',
		refused_none_text: 'Every record of the last fourteen days was kept.',
		nobody_known: 'No valid key',
		times: (times: number, when: string) =>
			times === 1 ? `once, ${when}` : `${number(times)} times, last ${when}`,
		rules: {
			algorithm: 'This signature is not RS256, RS384 or RS512.',
			another_statement: 'This signature is for another record.',
			authority: 'This group is not an application with one person.',
			boundary: 'It does not say what parts the body.',
			conflict: 'There is another record with this id already.',
			content: 'The file of this attachment did not come along.',
			content_type: 'Records come as application/json, alone or as the first part of multipart/mixed.',
			depth: 'It is nested too deeply.',
			duration: 'This is not a duration, such as PT1H30M.',
			empty: 'This list is empty; then it should be left out.',
			format: 'This is not a signature (JWS).',
			hash: 'The hash of a file is missing or wrong.',
			identifiers: 'Somebody is known by exactly one thing: an address, its sum, an OpenID or an account.',
			interaction: 'This list does not go with that kind of question.',
			iri: 'This is not a complete address (IRI).',
			json: 'This is not JSON.',
			key: 'This signature was not made with the key of its certificate.',
			language: 'This is not a language, such as nl-BE.',
			malformed: 'This parameter is not as it should be.',
			mbox: 'This is not mailto: followed by one e-mail address.',
			mbox_sha1sum: 'This is not a SHA-1 sum.',
			media_type: 'This is not a type of file.',
			nested: 'A record within a record holds no other one.',
			not_allowed: 'This does not belong here.',
			null: 'Something is left empty (null).',
			number: 'This number is not right.',
			api_version: 'This field is missing, or names neither 1.0.x nor 2.0.x.',
			other_id: 'This is another id than the request says.',
			required: 'This is missing.',
			score: 'This score is out of bounds.',
			sha2: 'This is not a SHA-2 sum.',
			signature: 'A signature comes as application/octet-stream.',
			statement: 'What was signed is not a record.',
			timestamp: 'This is not a date and time.',
			too_many: 'This speaks of too many people and activities.',
			too_many_signatures: 'At most 100 signatures come along at once.',
			transfer_encoding: 'A file did not come as binary.',
			twice: 'This stands there twice.',
			type: 'This is of another kind than it should be.',
			unknown: 'xAPI knows no such thing here.',
			unnamed: 'A file came along that no attachment names.',
			uuid: 'This is not a UUID.',
			version: 'This version does not go with the request.',
			voiding: 'Whoever takes something back says what.'
		},
		arrived: 'What arrives',
		arrived_text:
			'People are shown here as a code. You can find out who somebody is, one record at a time. Where a program writes the same address with other capitals, it has another code.',
		filters: 'Which records',
		choose: 'Choose which records',
		verb: 'What was done',
		any_verb: 'Anything',
		activity: 'With what',
		any_activity: 'With anything',
		actor: 'Code of a person',
		actor_note: 'such as K7Q2M',
		from: 'Arrived from',
		to: 'Arrived up to and including',
		arrived_from: (when: string) => `arrived from ${when}`,
		arrived_to: (day: string) => `arrived up to and including ${day}`,
		arrived_before: (when: string) => `arrived before ${when}`,
		arrived_ago: (ago: string) => `arrived ${ago}`,
		happened: (when: string) => `happened on ${when}`,
		result: 'Result',
		any_result: 'Any result',
		show: 'Show',
		show_all: 'Show everything',
		only: (what: string) => `Only ${what}`,
		found: (total: number) =>
			plural(total, { one: `${number(total)} record`, other: `${number(total)} records` }),
		found_more: (total: number) => `More than ${number(total)} records`,
		none_fit: 'No record fits',
		none_fit_text: 'Choose a longer period or leave something out.',
		counts: 'How much there is',
		count_by: 'Count by',
		counted_by: {
			verbs: 'What was done',
			activities: 'With what',
			actors: 'Person',
			clients: 'Program',
			weeks: 'Week'
		},
		most_only: (most: number) => `The ${number(most)} there is most of.`,
		week_of: (day: string) => `Week of ${day}`,
		no_name: 'Without a name',
		uncounted: (left: number) =>
			plural(left, {
				one: `${number(left)} record is not counted yet.`,
				other: `${number(left)} records are not counted yet.`
			}),
		take_along: 'Download',
		export_title: 'Download these records',
		export_number: (total: number) =>
			plural(total, {
				one: `The file will hold ${number(total)} record.`,
				other: `The file will hold ${number(total)} records.`
			}),
		export_more: (total: number) => `The file will hold more than ${number(total)} records.`,
		export_as: 'As what',
		formats: {
			csv: {
				title: 'A table (CSV)',
				text: 'For a spreadsheet. People stand in it as a code. Headings are in English in every language, so that a formula keeps working; what programs wrote is in yours, where they sent it so.'
			},
			json_lines: {
				title: 'Complete (JSON lines)',
				text: 'Every record as it was reported, with names and e-mail addresses of people.'
			}
		},
		export_reason: 'What do you need it for?',
		export_start: 'Make the file',
		export_made: 'The file is being downloaded. That you took it along, and why, is kept.',
		export_again: 'Download it again',
		reported_by: 'Reported by',
		any_program: 'Any program',
		nothing: 'Nothing has arrived yet',
		nothing_text: 'As soon as a program reports something, you see it here.',
		succeeded: 'succeeded',
		failed: 'did not succeed',
		who: (code: string) => `Who is ${code}?`,
		who_is_this: 'Who is this?',
		reason: 'Why do you want to know?',
		reason_note: (least: number) => `at least ${number(least)} characters; kept with your name`,
		reveal: 'Show who it is',
		reason_kept: 'We have noted that you looked, and why.',
		revealed: {
			member: 'Member of this Kring',
			name: 'Name, as the program has it',
			email: 'E-mail address',
			email_hash: 'E-mail address, scrambled (SHA-1)',
			openid: 'OpenID',
			account: 'Account',
			account_at: (name: string, place: string) => `${name} at ${place}`
		}
	},
	disclosures: {
		title: 'Who looked, and why',
		tab: 'Who looked',
		lead: 'Whenever an administrator looks who somebody is or downloads records, it is told here, with the reason. Whom it was about you see by their code alone.',
		none: 'Nobody looked yet',
		none_text: 'As soon as an administrator looks who somebody is or downloads records, it is told here.',
		nobody_here: 'Somebody who is here no more',
		revealing: (code: string) => (code ? `Looked who ${code} is` : 'Looked whose a record is'),
		person_file: (code: string) => `Downloaded all that is known of ${code}`,
		records_file: {
			csv: 'Downloaded a table with codes',
			json_lines: 'Downloaded records with names and addresses'
		},
		because: (reason: string) => `Reason: ${reason}`,
		reason_gone: 'The reason was erased when somebody was erased.'
	},
	privacy: {
		title: 'Privacy',
		lead: 'Here you erase somebody from the learning records, and make a file for somebody who asks what is kept of them.',
		known_by: 'Known by',
		by: {
			code: { title: 'Code', note: 'as in the records, such as K7Q2M' },
			email: { title: 'E-mail address', note: 'whatever its capitals' },
			email_hash: { title: 'E-mail address, scrambled', note: 'SHA-1, 40 characters' },
			openid: { title: 'OpenID', note: 'a complete address' },
			account: { title: 'Account', note: 'the name, exactly as the program has it' }
		},
		home_page: 'Where the account is',
		home_page_note: 'the homePage in the records',
		erase_title: 'Erase somebody',
		erase_text:
			'The records stay and name somebody who never was, so that numbers still hold. Somebody with an address and an account is erased twice: once by each.',
		look: 'See what there is',
		erase_code: (code: string) => `Erase ${code}`,
		found: (total: number) =>
			plural(total, { one: `${number(total)} record`, other: `${number(total)} records` }),
		found_more: (total: number) => `more than ${number(total)} records`,
		as_actor: (total: number) => `${number(total)} × as who did it`,
		as_object: (total: number) => `${number(total)} × as who it is about`,
		beside: (total: number) => `${number(total)} × beside others`,
		documents: (total: number) =>
			plural(total, {
				one: `${number(total)} document that programs keep`,
				other: `${number(total)} documents that programs keep`
			}),
		attachments: (total: number) =>
			plural(total, { one: `${number(total)} attachment`, other: `${number(total)} attachments` }),
		completions: (total: number) =>
			plural(total, { one: `${number(total)} completion`, other: `${number(total)} completions` }),
		member: 'known as a member here',
		what_happens:
			'Name and address go wherever this person is recognised in the records, also spelled otherwise; a name in words that others wrote stays. Answers they typed, documents, attachments and completions go altogether, and signatures no longer hold. This cannot be undone. What programs report of them afterwards comes in again: have the program stop first.',
		nothing_found: 'Nothing is found of this person, so there is nothing to erase.',
		spellings_unknown:
			'There are so many records that not every spelling of this address was looked for here: there may be more. Erasing does find them all.',
		reason: 'Why?',
		reason_text: 'Do not name them here: this stays.',
		type_code: (code: string) => `Type ${code} to confirm`,
		erase: 'Erase for good',
		begun: 'It has begun. You need not wait for it.',
		erased_list: 'Who was erased',
		nobody: 'Nobody yet',
		nobody_text: 'It will say here when, by whom and why, not who it was.',
		from_a_log: 'Erased anew after a backup was restored',
		going_on: (percent: number) => `Going on: ${number(percent)} %`,
		changed: (total: number) =>
			plural(total, { one: `${number(total)} record changed`, other: `${number(total)} records changed` }),
		documents_gone: (total: number) =>
			plural(total, {
				one: `${number(total)} document removed`,
				other: `${number(total)} documents removed`
			}),
		attachments_gone: (total: number) =>
			plural(total, {
				one: `${number(total)} attachment removed`,
				other: `${number(total)} attachments removed`
			}),
		stands_there: (code: string) => `${code} stands there now`,
		file_title: 'What is known of somebody',
		file_text:
			'For somebody who has no account here and asks what is kept of them. Members download it themselves, on their page Me. Where there are very many records it takes a while: the first lines of the file say how far we have looked.',
		find_title: 'Was somebody erased?',
		find_text: 'We do not know who was erased. If you know who is meant, we can tell whether it was done.',
		find: 'Look it up',
		never: 'Nobody by that was erased.'
	},
	retention: {
		title: 'How long records stay',
		lead: 'Without a rule, learning records stay for ever. Set how long they stay, and what happens then.',
		rules: 'Rules',
		everything_stays: 'Everything stays',
		everything_stays_text: 'There is no rule yet. What programs report is kept for ever.',
		of_which: 'Reported by',
		all_programs: 'all programs',
		verb: 'What was done',
		all_verbs: 'whatever was done',
		days: 'After how many days?',
		days_note: 'since they came in; 365 is a year',
		what: 'What happens then?',
		acts: {
			anonymise: {
				title: 'Make anonymous',
				text: 'They stay and name nobody any more, so that numbers still hold. What people wrote, and attachments, go.'
			},
			remove: {
				title: 'Remove',
				text: 'They go altogether, with their attachments. Numbers go down.'
			}
		},
		documents_too:
			'What programs remember of people (state and profiles) goes along if it did not change for so long, except where you choose what was done.',
		after: {
			anonymise: (days: number) =>
				plural(days, {
					one: `Make anonymous after ${number(days)} day`,
					other: `Make anonymous after ${number(days)} days`
				}),
			remove: (days: number) =>
				plural(days, {
					one: `Remove after ${number(days)} day`,
					other: `Remove after ${number(days)} days`
				})
		},
		set_by: (name: string, day: string) => (name ? `set on ${day} by ${name}` : `set on ${day}`),
		look: 'See what it would touch',
		would_touch: 'This is what it would touch today',
		next_time: 'Next time:',
		nothing: 'nothing yet',
		more_than: (total: number) => `more than ${number(total)} records`,
		more_documents_than: (total: number) => `more than ${number(total)} documents that programs keep`,
		between: (oldest: string, newest: string) =>
			oldest === newest ? `of ${oldest}` : `from ${oldest} to ${newest}`,
		taken_back_too: 'Records that were taken back go too, and are not counted here.',
		new_rule: 'Set a rule',
		set: 'Set this rule',
		was_set: 'The rule is set. It is carried out every night.',
		change: 'Change',
		change_one: (rule: string) => `Change: ${rule}`,
		change_rule: 'Change the rule',
		save: 'Save',
		keep: 'Leave it',
		was_changed: 'The rule was changed.',
		remove: 'Drop the rule',
		remove_one: (rule: string) => `Drop the rule: ${rule}`,
		remove_title: 'Drop this rule?',
		remove_text: 'What it did stays done. This rule holds no longer. Other rules still do.',
		was_removed: 'The rule was dropped.',
		stays_gone: 'What a rule removes or makes anonymous does not come back.',
		cannot_be_undone: 'This cannot be undone.',
		once_title: 'Once, up to a day',
		once_text:
			'Everything that came in before a day, at once and only this time. What comes in later is left alone.',
		before: 'Everything from before',
		before_note: 'that day itself stays; days begin at midnight UTC',
		last_word: 'forever',
		confirm: (word: string) => `Type ${word} to confirm`,
		which_day: 'Choose a day.',
		past_day: 'Choose today or a day before.',
		how_many_days: 'Fill in a number of days, such as 365.',
		whole_days: (most: number) => `Fill in a whole number of days, from 1 to ${number(most)}.`,
		go: 'Do it now',
		begun: 'It has begun. You need not wait for it.',
		done_title: 'What was done',
		none_done: 'Nothing yet',
		none_done_text: 'It will say here when a rule was carried out, and how much it touched.',
		done: {
			anonymise: (day: string) => `Made anonymous: from before ${day}`,
			remove: (day: string) => `Removed: from before ${day}`
		},
		by_a_rule: 'by a rule',
		made_anonymous: (total: number) =>
			plural(total, {
				one: `${number(total)} record made anonymous`,
				other: `${number(total)} records made anonymous`
			}),
		records_gone: (total: number) =>
			plural(total, { one: `${number(total)} record removed`, other: `${number(total)} records removed` }),
		stop: 'Stop',
		was_stopped: 'Stopped. What was done stays done.',
		stopped: 'stopped'
	},
	waiting: {
		title: 'Who is who',
		summary: 'Completions of which we do not know whose they are',
		lead: 'Your programs report who completed what. Whoever we recognise by their e-mail address sees it on their page Me. The others wait here until you say who they are.',
		list: 'Waiting',
		nobody: 'Nobody is waiting',
		nobody_text: 'Of everybody who completed something, we know who it is.',
		not_yet: 'Still looking',
		not_yet_text:
			'Something just came in. In a minute or two we know whether somebody is in it whom we do not know.',
		look: 'Look again',
		completions: (count: number) =>
			plural(count, { one: '1 completion', other: `${number(count)} completions` }),
		reported_by: (clients: string) => `reported by ${clients}`,
		this_is: 'This is …',
		this_is_whom: (code: string) => `${code} is …`,
		pick_text: 'Choose who it is. What waits is then kept with that person, and so is what comes later.',
		mapped: (code: string, name: string) => `${code} is ${name} from now on.`,
		mapped_list: 'You said who it is',
		is_person: (code: string, name: string) => `${code} is ${name}`,
		undo: 'Undo',
		undo_title: (code: string, name: string) => `${code} is not ${name}?`,
		undo_text: (name: string) =>
			`What was kept with ${name} because of this is taken away there, and waits again.`,
		undone: (code: string) => `${code} is waiting again.`,
		unproved_list: 'Is this their address?',
		unproved_text:
			'They came in by a link for anybody and wrote down this address themselves. What programs report by it is kept with them only once you say that it is theirs.',
		prove: 'It is theirs',
		prove_title: (name: string) => `Is this address ${name}’s?`,
		prove_text: (name: string, email: string) =>
			`What programs report of ${email} is then kept with ${name}, also what waits now, and ${name} can download it. Ask ${name} first if you are not sure. This cannot be undone.`,
		proved: (name: string) => `From now on we recognise ${name} by that address.`
	}
};

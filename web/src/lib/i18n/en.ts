import { number, plural } from './format.ts';
import type { FieldCode, ProblemCode } from './problem_codes.ts';

export default {
	time: { just_now: 'just now' },
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
				one: 'One question from a colleague in your communities is waiting for an answer.',
				other: `${number(n)} questions from colleagues in your communities are waiting for an answer.`
			}),
		nobody_waiting: 'No colleague in your communities is waiting for an answer.',
		prompt: 'What would you like to know?',
		begin: 'Learning from each other begins in a community.',
		choose_first: 'Choose one, or start your own',
		waits: {
			mine: 'Waiting for an answer',
			elsewhere: 'Waiting for an answer in another community',
			somewhere: 'Waiting for an answer in a community'
		},
		why: {
			asked: 'You asked this',
			asked_and_waits: 'You asked this; no answer yet',
			could_answer: (topic: string) => `No answer yet, and you know something about ${topic}`,
			person_asked: (name: string) => `You follow ${name}`,
			person_answered: (name: string) => `Answered by ${name}, whom you follow`,
			theme: (name: string) => `You follow ${name}`,
			theme_and_waits: (name: string) => `No answer yet, and you follow ${name}`,
			community: 'Answered in a community of yours',
			community_and_waits: 'No answer yet, in a community of yours',
			community_and_solved: 'Solved in a community of yours',
			open: 'For everybody to read',
			open_and_waits: 'No answer yet, for everybody to read'
		},
		show: 'Show',
		filters: {
			for_you: 'For you',
			newest: 'Newest',
			unanswered: 'Unanswered',
			followed: 'Followed',
			mine: 'My questions'
		},
		empty: {
			for_you: 'Nothing here yet',
			newest: 'Nothing here yet',
			unanswered: 'Everything has an answer',
			followed: 'Nothing here yet',
			mine: 'You have not asked anything yet'
		},
		empty_text: {
			for_you: 'Join a community, or be the first to ask. Half a question is a question too.',
			newest: 'Join a community, or be the first to ask. Half a question is a question too.',
			unanswered: 'Nobody is waiting right now. Good time for a coffee.',
			followed:
				'Follow a theme or a colleague: what is asked about it, and what they ask and answer, appears here.',
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
		is_in: 'You are in',
		request: 'Ask to join',
		requested: 'Your request is with the facilitators.',
		take_back: 'Withdraw request',
		taken_back: 'Your request was withdrawn.',
		declined: 'Your request was not accepted',
		declined_text:
			'Your request was not accepted this time. Feel free to ask a facilitator about it; you can always ask again.',
		leave: 'Leave',
		leave_title: (name: string) => `Leave ${name}?`,
		leave_text: {
			open: 'What you wrote stays. You can come back whenever you like.',
			closed:
				'What you wrote stays, but you can no longer read along. To come back, you ask the facilitators.',
			private:
				'What you wrote stays, but you can no longer see this community. To come back, you need an invitation.'
		},
		leave_role: 'You will not be a facilitator any more either, even if you come back.',
		left: (name: string) => `You left ${name}.`,
		facilitators: 'Facilitators',
		more_facilitators: (n: number) => plural(n, { one: 'and 1 more', other: `and ${number(n)} more` }),
		about: 'About this community',
		ask_here: 'Ask here',
		show: 'Show',
		filters: { newest: 'Newest', unanswered: 'Unanswered' },
		empty: 'No questions yet',
		empty_text: 'Somebody has to be first. Start small.',
		empty_unanswered: 'Everything has an answer',
		empty_unanswered_text:
			'Nobody is waiting here right now. See what is going on under Newest, or ask something yourself.',
		closed_title: 'For members',
		closed_text: 'Only members can read what is asked here. Ask to join; a facilitator decides.',
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
		submit: 'Start it',
		started: (name: string) => `${name} has started. You look after it.`,
		see_taken: 'See'
	},
	members: {
		title: 'Members',
		of: (name: string) => `Members of ${name}`,
		since: (when: string) => `since ${when}`,
		see: 'See members',
		first: 'Invite your first colleague',
		requests: 'Would like to join',
		asked: (day: string) => `asked on ${day}`,
		approve: 'Let in',
		approved: (name: string) => `${name} is a member now.`,
		decline: 'Decline',
		decline_title: (name: string) => `Decline ${name}’s request?`,
		decline_text: 'They see with the community that it did not work out this time, and can always ask again.',
		declined: (name: string) => `${name}’s request was declined.`,
		no_requests: 'Nobody is waiting.',
		invite: 'Invite somebody',
		invite_text:
			'Make a link and send it to one colleague who has an account. Whoever opens it can join at once.',
		make_link: 'Make a link',
		links: 'Open links',
		link_made: (when: string) => `made ${when}`,
		link_until: (day: string) => `works until ${day}`,
		withdraw_one: (when: string) => `Withdraw: link, ${when}`,
		withdraw_title: 'Withdraw this link?',
		withdraw_text: 'Nobody can come in with it then. You can always make a new one.',
		withdrawn: 'The link was withdrawn.',
		acts_for: (name: string) => `Actions for ${name}`,
		appoint: 'Make facilitator',
		appointed: (name: string) => `${name} is a facilitator now.`,
		step_down: 'No longer facilitator',
		stepped_down: (name: string) => `${name} is no longer a facilitator.`,
		remove: 'Remove from community',
		remove_title: (name: string) => `Remove ${name}?`,
		remove_text: {
			open: 'What this person wrote stays. They can join again whenever they like.',
			closed: 'What this person wrote stays. They can come back once a facilitator lets them in again.',
			private: 'What this person wrote stays. To come back, they need a fresh invitation.'
		},
		removed: (name: string) => `${name} is no longer a member.`
	},
	link: {
		title: 'Your link',
		whom: (email: string) => `For ${email}.`,
		colleagues: 'For whoever has an account already.',
		anybody: 'For whoever has the link.',
		label: 'Link to copy',
		once: 'You see the link only once, so copy it now.',
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
		same: 'I have this too',
		same_others: (n: number) =>
			plural(n, { one: '1 other person has this too', other: `${number(n)} others have this too` }),
		likes: (n: number) => plural(n, { one: 'Found helpful once', other: `Found helpful ${number(n)} times` }),
		linked: {
			duplicate_of: 'Duplicate of',
			has_duplicate: 'Also asked as',
			related: 'Related'
		},
		comment: 'Comment',
		comments: 'Comments',
		comment_label: 'Write a comment',
		comment_send: 'Post',
		write: 'Your answer',
		placeholder: 'What worked for you? Short is fine.',
		send: 'Post answer',
		posted: 'Your answer is posted.',
		answer_withdrawn: (name: string) => `${name} withdrew an answer.`,
		thread_withdrawn: (name: string) => `${name} withdrew an answer, with what was said below it.`,
		had_arrived: 'What you sent had arrived after all.',
		still_in_box: 'What you wrote since is still in the box.',
		comment_posted: 'Your comment is posted.',
		asked: 'Your question is posted.',
		none: 'No answers yet',
		none_text: 'Know part of it? That helps too.',
		none_text_mine: 'Found it yourself? Write it down: somebody else will be looking for the same.',
		no_answers_fit:
			'No more answers of yours fit here. Edit one of yours, or ask a new question and say which one it follows.',
		no_comments_fit: 'No more comments of yours fit here. Edit one of yours, or write an answer.',
		more: 'More',
		more_about: (name: string) => `More: ${name}`,
		edit: 'Edit',
		withdraw: 'Withdraw',
		withdraw_answer: 'Withdraw this answer?',
		withdraw_accepted:
			'It is the accepted one. That is lost, even if you put it back later: whoever asked will have to choose again.',
		withdraw_commented:
			'Others commented on it. Their comments go out of sight with it, until you put it back.',
		withdraw_question: 'Withdraw this question?',
		withdraw_answered: 'What others wrote below it goes out of sight too, until you put the question back.',
		withdrawn: 'Withdrawn.',
		is_withdrawn: 'Withdrawn',
		withdrawn_question: 'This question was withdrawn. Only you still see it.',
		withdrawn_answer: 'This answer was withdrawn. Only you still see it.',
		withdrawn_comment: 'This comment was withdrawn. Only you still see it.',
		restore: 'Put it back',
		restored: 'It is back.',
		copy_link: 'Copy link',
		link_copied: 'Link copied.',
		link_not_copied: 'Copying does not work here. The link is now in the address bar.',
		edited: (when: string) => `edited ${when}`,
		see_revisions: 'See earlier versions',
		you: 'you',
		new_answer: (name: string) => `New answer from ${name}.`,
		new_comment: (name: string) => `New comment from ${name}.`,
		new_acceptance: 'An answer was accepted.',
		new_acceptance_of_mine: 'Your answer was accepted.',
		accepted_is_gone: 'The accepted answer was withdrawn.',
		accepted_is_back: (name: string) => `The answer from ${name} is back. You can accept it again.`,
		look: 'Look',
		ended: 'You can no longer read this question',
		ended_text:
			'It was withdrawn, or you are no longer in its community. If it is restored, you find it here again.',
		still_ended: 'You still cannot read the question.',
		kept_words: 'What you were writing'
	},
	themes: {
		title: 'Themes',
		of: (community: string) => `Themes of ${community}`,
		lead: 'What people here ask about. Follow one, and you find its questions under Followed.',
		see_all: 'See all themes',
		find: 'Find or name a theme',
		find_note: 'At most five. They help others to find your question, and the right people to find you.',
		enough: 'Five is the most. Take one off to choose another.',
		add: (name: string) => `Add “${name}”`,
		take_off: (name: string) => `Take off ${name}`,
		choose: 'Choose themes',
		of_question: 'What is this question about?',
		about: 'About this theme',
		also_known: 'Also known as',
		follow: 'Follow',
		unfollow: 'Unfollow',
		followers: (n: number) =>
			n === 0
				? 'Nobody follows this yet.'
				: plural(n, { one: '1 person follows this.', other: `${number(n)} people follow this.` }),
		followers_and_me: (others: number) =>
			others === 0
				? 'You follow this.'
				: plural(others, {
						one: 'You and 1 other person follow this.',
						other: `You and ${number(others)} others follow this.`
					}),
		now_followed: (name: string) => `You follow ${name}. Its questions are on Home, under Followed.`,
		no_longer_followed: (name: string) => `You no longer follow ${name}.`,
		questions: (n: number) => plural(n, { one: '1 question', other: `${number(n)} questions` }),
		no_questions: 'No questions yet',
		no_questions_text: 'Somebody has to be first. Half a question is a question too.',
		ask_about: 'Ask about this',
		none: 'No themes yet',
		none_text: 'Themes come with questions: whoever asks says what it is about.',
		more: 'More about this theme',
		describe: 'Describe',
		describe_it: 'Nobody has said yet what this is about. A sentence or two will do.',
		name: 'Name',
		name_in: { nl: 'Name for those who read Dutch', en: 'Name for those who read English' },
		description: 'What is it about?',
		description_hint: 'What belongs here, and what does not? Where does one begin to read?',
		synonyms: 'Other words for it',
		synonyms_note: 'separated by commas; whoever types one finds this theme',
		stale: 'Somebody changed this while you were writing. Save again to replace it with what stands here.',
		merge: 'Merge',
		merge_title: (name: string) => `Merge ${name} into another theme`,
		merge_text: (name: string) =>
			`All its questions and followers go along, and the word “${name}” will lead to the other theme. This cannot be undone.`,
		merge_into: 'Into which theme?',
		merge_choose: 'Choose a theme first.',
		merge_with: (name: string) => `Merge into ${name}`,
		merged: (name: string, into: string) => `${name} is part of ${into} now.`,
		nothing_found: 'There is no other theme by that name.'
	},
	written: {
		in: 'Written in',
		languages: { nl: 'Dutch', en: 'English', fr: 'French' },
		language: 'Language of your text',
		automatic: 'Automatic',
		automatic_as: (language: string) => `Automatic (${language})`
	},
	edit: {
		title: 'Your question in one sentence',
		text: { question: 'Text', answer: 'Your answer', comment: 'Your comment' },
		save: 'Save',
		cancel: 'Cancel',
		saved: 'Saved.',
		stale: 'This was changed while you were writing',
		not_read: 'The latest text could not be fetched. Try again in a moment.',
		stale_text: 'Nothing is lost: below is what it says now, and your own text is still in the box.',
		theirs: 'What it says now',
		save_mine: 'Save my text',
		take_theirs: 'Keep what it says now',
		discard: { title: 'Discard your change?', text: 'It stays as it was.', act: 'Discard change' }
	},
	revisions: {
		title: 'Earlier versions',
		close: 'Close',
		number: (n: number) => `Version ${number(n)}`,
		reading: 'Reading…',
		look: 'How to look at them',
		whole: 'As it was',
		inline: 'What changed since',
		beside: 'Side by side',
		gone: '[removed: ',
		added: '[added: ',
		end: ']',
		then: 'Then',
		now: 'Now',
		restore: 'Restore this version',
		restore_number: (n: number) => `Restore this version: ${number(n)}`,
		restore_title: (n: number) => `Restore version ${number(n)}?`,
		restore_text:
			'The text says again what it said then. What it says now becomes an earlier version, and can be restored in the same way.',
		restored: (n: number) => `Version ${number(n)} is restored.`
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
		was_for: (place: string) => `What you wrote before was for ${place}.`,
		back_to: (place: string) => `Ask it in ${place} after all`,
		themes_stay: 'The themes were taken off: each community has its own.',
		question: 'Your question, in one sentence',
		question_hint: 'For example: how do I know which breaker fits?',
		similar: 'Does one of these help already?',
		details: 'Tell us more about it',
		optional: 'optional',
		details_hint: 'What do you see, what did you expect, and what have you tried?',
		send: 'Post question',
		other_draft: (words: string) =>
			`You were writing a question already: it stands below. If you begin anew with ‘${words}’, that takes its place.`,
		go_on: 'Go on with what is there',
		begin_anew: 'Begin anew',
		put_aside: 'Your earlier draft is gone once you leave this page.',
		put_back: 'Bring it back',
		kept: (time: string) => `Draft kept on this device at ${time}.`,
		offline:
			'You are offline. Keep writing: your text stays here, and you can post it once you are connected again.',
		nowhere: 'Join a community first',
		nowhere_text: 'A question goes to people who know the theme. Pick a community where yours belongs.'
	},
	drafts: {
		title: 'Drafts',
		summary: 'What you are writing and did not post yet',
		lead: 'What you are writing and did not post yet. Nobody else sees it, and you can go on with it on any device.',
		empty: 'No drafts',
		empty_text: 'What you begin to write and do not post yet stands here.',
		discard_short: 'Discard',
		discard_one: (title: string) => `Discard: ${title}`,
		kinds: {
			question: 'A question',
			community: 'A community',
			answer: 'An answer to',
			comment: 'A comment at',
			edit: 'A change at',
			theme: 'A theme',
			profile: 'Your profile'
		},
		open: 'Go there',
		discard: 'Discard draft',
		discarded: 'Discarded.',
		discard_title: 'Discard your draft?',
		discard_text: 'What you wrote is gone then. You cannot get it back.',
		earlier: 'Earlier drafts',
		earlier_text:
			'You wrote this here on another device at the same time. What you typed last stands in the form; this is kept for thirty days.',
		take_back: 'Use this one',
		taken_back: 'It stands in the form again. What stood there is an earlier draft now.',
		discard_earlier: 'Discard this one'
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
		in: { answer: 'In an answer by', comment: 'In a comment by' },
		asked_by: 'Asked by',
		start: 'What are you looking for?',
		start_text:
			'Search everything you can read: questions, answers and comments. Communities are here too, and people: by name, or by what you can ask them about.',
		empty: (q: string) => `Nothing found for “${q}”`,
		empty_text: 'Perhaps it is here under another word. Or ask: a colleague may well know.',
		too_long: (limit: number) => `Search with at most ${number(limit)} characters.`,
		unclear: 'We cannot search for this. Type it again.',
		meant: 'Did you mean',
		kind: 'What to look for',
		kinds: {
			any: 'Everything',
			question: 'Questions',
			answer: 'Answers',
			comment: 'Comments',
			community: 'Communities',
			person: 'People'
		},
		communities: 'Communities',
		people: 'People',
		all_of: {
			question: 'All questions found',
			answer: 'All answers found',
			comment: 'All comments found',
			community: 'All communities found',
			person: 'All people found'
		},
		can_be_asked: 'Helps with questions about',
		found_narrow: 'What was found',
		empty_narrow: 'Nothing found',
		empty_narrow_text: 'There is nothing like this. Take a filter off and look again.',
		empty_name_text: 'Try the beginning of a name, or search in everything.',
		filters: {
			title: 'Filters',
			chosen: 'Chosen filters',
			take_off: (filter: string) => `Take off filter: ${filter}`,
			take_all_off: 'Take off all filters',
			community: 'Community',
			any_community: 'All communities',
			a_community: 'One community',
			by: 'Written by',
			written_by: (name: string) => `By ${name}`,
			somebody: 'one person',
			nobody: 'Nobody found by that name.',
			unpicked: 'Pick somebody from the list, or leave this empty.',
			is_answered: 'Answer',
			either: 'With or without',
			answered: { true: 'With an answer', false: 'Without an answer' },
			from: 'From',
			until: 'Up to and including',
			from_day: (day: string) => `From ${day}`,
			until_day: (day: string) => `Up to ${day}`,
			language: 'Written in',
			any_language: 'All languages',
			clear: 'Clear',
			show: 'Show results'
		},
		not_it: 'Is it not among these?',
		ask_it: 'Ask this as a question'
	},
	failed_searches: {
		title: 'Searched in vain',
		summary: 'What colleagues looked for, in all communities, and did not find',
		lead: 'What colleagues looked for, in all communities, and did not find. A question or an answer with these words helps the next one.',
		lead_of: (name: string) =>
			`What colleagues looked for in ${name} and did not find. A question or an answer with these words helps the next one.`,
		privacy: 'Only what at least three different people searched for is here, and never who.',
		how_often: (n: number, day: string) =>
			plural(n, { one: `Searched once, on ${day}`, other: `Searched ${number(n)} times, last on ${day}` }),
		ask: 'Ask about it',
		ask_about: (words: string) => `Ask about it: ${words}`,
		empty: 'Nothing here',
		empty_text: 'As soon as three people search for the same thing and find nothing, you read it here.'
	},
	reset: {
		title: 'Choose a new password',
		whose: (name: string) => `For the account of ${name}:`,
		text: 'Then you sign in with it. Everywhere you are still signed in, you are signed out.',
		somebody_else: (me: string, whose: string) =>
			`You are signed in here as ${me}. This link changes the password of ${whose}.`,
		submit: 'Save password',
		done: 'Your password was changed',
		done_text: 'You are signed out everywhere. Sign in with your new password.',
		no_link: 'You need a link',
		no_link_text: 'Have you forgotten your password? Ask an administrator for a link.',
		unknown: 'We do not know this link',
		unknown_text:
			'Perhaps part of it got lost in copying, or there is a newer one. Ask an administrator for a fresh one.',
		used: 'This link has already been used',
		used_text:
			'It works once. If it was you, sign in with your new password. If it was not, tell an administrator at once.',
		expired: 'This link has expired',
		expired_text: 'It works for an hour. Ask an administrator for a fresh one.'
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
		sign_out_drafts: 'You wrote this on this device and did not post it yet. Signing out removes it.',
		sign_out_text:
			'Signing out also removes from this device everything you read and your drafts, which stay in your account.',
		version: (name: string, version: string) => `${name} · Kring ${version}`
	},
	/** What administrators have pages of. */
	office: {
		imports: { title: 'Imports', summary: 'What came along from elsewhere, and what did not' },
		stuck: { title: 'What got stuck', summary: 'Work in the background that failed, and to try it again' },
		suspensions: {
			title: 'Suspend and let in',
			summary: 'Shut a colleague out at once, or let them in again'
		},
		lost_phones: { title: 'Lost phones', summary: 'Let in a colleague who has no sign-in codes any more' },
		reset_links: { title: 'Forgotten passwords', summary: 'A link with which a colleague chooses a new one' }
	},
	profile: {
		title: 'Your profile',
		summary: 'Tell colleagues what they can ask you about',
		lead: 'So colleagues know what they can come to you for. Whoever searches for what you do or know about finds you. Everybody who signs in here can see it.',
		as_shown: 'As colleagues see it',
		role: 'What you do',
		role_note: 'for example: service engineer, Mechelen',
		ask_about: 'Ask me about',
		ask_about_text: (n: number) => `${number(n)} topics at most. The more precise, the better the questions.`,
		topic: (n: number) => `Topic ${number(n)}`,
		topic_hint: 'For example: finding leaks with nitrogen',
		speaks: 'Languages you speak',
		add_language: 'Add a language',
		choose_language: 'Choose a language',
		add: 'Add',
		language_added: (name: string) => `${name} added.`,
		language_away: (name: string) => `Remove ${name}`,
		saved: 'Saved. This is how colleagues see you.',
		cleared: 'Your profile is empty again.',
		nothing_told: 'What can colleagues ask you about?',
		nothing_told_text: 'Write down one topic you know your way around in: whoever searches for it finds you.',
		tell: 'Fill in your profile',
		edit: 'Edit your profile',
		still_true: 'It has been a while. Is this still right?',
		it_is: 'Still right',
		still_true_said: 'Thank you. Colleagues can rely on it.',
		ask: (name: string) => `Ask ${name} about`,
		no_topics: 'No topics here yet. Asking is always all right.',
		no_topics_of_mine: 'No topics yet. One is enough to be found.',
		told_in: (month: string) => `In their own words, ${month}.`,
		told_in_by_me: (month: string) => `You said so in ${month}.`,
		speaks_of: (languages: string) => `Speaks ${languages}`,
		not_here: 'Cannot answer here at the moment. What they wrote stays.',
		done: 'Written here',
		counted: {
			answers: (n: number) => plural(n, { one: '1 answer', other: `${number(n)} answers` }),
			accepted: (n: number) => plural(n, { one: '1 accepted', other: `${number(n)} accepted` }),
			helpful: (n: number) =>
				plural(n, { one: '1 time found helpful', other: `${number(n)} times found helpful` }),
			questions: (n: number) => plural(n, { one: '1 question', other: `${number(n)} questions` }),
			comments: (n: number) => plural(n, { one: '1 comment', other: `${number(n)} comments` })
		},
		answered_on: 'Answered questions on',
		all_texts: 'Read all of it',
		nothing_done: 'Nothing yet that you can read.',
		nothing_done_by_me:
			'You have not written anything yet. Your questions, answers and comments will be counted here.',
		answer_one: 'See which questions wait for an answer',
		counted_where: 'Only what you may read is counted.',
		counted_where_of_mine: 'For a colleague, only what they may read is counted.',
		communities: 'Takes part in',
		communities_of_mine: 'You take part in'
	},
	directory: {
		title: 'Colleagues',
		summary: 'Find who works here, and what you can ask them',
		lead: 'Everybody who is here. Look for somebody who knows about something, or in a unit.',
		look: 'Look for colleagues',
		named: 'Name',
		about: 'Role, or can be asked about',
		about_hint: 'For example: leaks',
		unit: 'Unit',
		any_unit: 'All units',
		speaks: 'Speaks',
		any_language: 'Any language',
		narrow: 'Role, topic, unit, language',
		show: 'Show',
		clear: 'Clear',
		people: 'Colleagues',
		none: 'Nobody found',
		none_text: 'Nobody has all of this on their profile. Leave something out, or ask it in a community.',
		none_named: (name: string) =>
			`Nobody here is called “${name}”. A part of the name is enough: is it spelled this way?`,
		ask: 'Ask it as a question',
		see_all: 'See all colleagues'
	},
	follow_person: {
		follow: (name: string) => `Follow ${name}`,
		unfollow: (name: string) => `Unfollow ${name}`,
		now_followed: (name: string) =>
			`You follow ${name}: what they ask and answer is on Home. They are not told.`,
		no_longer_followed: (name: string) => `You no longer follow ${name}.`
	},
	placement: {
		change: 'Change unit and role',
		where: (name: string) => `Where does ${name} work?`,
		unit: 'Unit',
		no_unit: 'No unit',
		role: 'Role',
		role_note: 'shown as long as they fill in none themselves',
		role_own: (role: string) => `not shown now: they wrote “${role}” themselves`,
		saved: 'Saved. Colleagues see it on the profile.',
		saved_unseen: 'Saved. On the profile stands the role that your colleague wrote themselves.'
	},
	units: {
		title: 'Units',
		summary: 'How your organisation is made up',
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
	},
	roster: {
		title: 'Staff list',
		summary: 'Bring in who works where, from a file',
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
	password: { show: 'Show', hide: 'Hide' },
	account: {
		title: 'Account and devices',
		summary: 'Where you are signed in, your password, and a second step',
		devices: 'Where you are signed in',
		devices_text: 'Lost a phone, or left a browser open somewhere? Sign out there.',
		device: (browser: string, system: string) => `${browser} on ${system}`,
		unknown_device: 'A device we do not recognise',
		here: 'This device',
		seen: (when: string) => `Last used ${when}`,
		seen_lately: 'Used recently',
		since: (moment: string) => `signed in ${moment}`,
		end: 'Sign out',
		end_one: (device: string) => `Sign out: ${device}`,
		ended: (device: string) => `${device} is signed out.`,
		end_all: 'Sign out everywhere else',
		end_all_title: 'Sign out everywhere else?',
		end_all_text: 'You stay signed in on this device. On all others you need your password again.',
		ended_all: 'You are now signed in on this device only.',
		only_here: 'You are signed in on this device only.',
		password: 'Password',
		password_text:
			'After a change you stay signed in here, and are signed out everywhere else. Your API tokens stop working.',
		old: 'The password you have now',
		fresh: 'New password',
		change: 'Change password',
		changed:
			'Your password was changed. Everywhere else you are signed out, and your API tokens work no more.'
	},
	second_step: {
		title: 'Signing in with two steps',
		text: 'Beside your password you then fill in a code that an app on your phone shows. Whoever gets hold of your password alone does not get in.',
		turn_on: 'Turn on',
		next: 'Continue',
		password_text: 'First your password, so that nobody else does this here.',
		connect: 'Connect an app',
		connect_text:
			'Scan this with an app for sign-in codes, such as Aegis, 2FAS, Google Authenticator or your password manager.',
		qr: 'QR code for your app',
		secret_text: 'Does scanning not work? Type this key into the app.',
		secret: 'Key for your app',
		open_app: 'Open in your app on this device',
		copy_codes: 'Copy codes',
		copy_secret: 'Copy key',
		secret_copied: 'Key copied.',
		code: 'Code from your app',
		code_note: '6 digits',
		recovery_code: 'Recovery code',
		recovery_code_note: '16 letters and digits',
		use_recovery: 'Use a recovery code',
		use_app: 'Use the code from my app',
		turned_on: 'From now on, signing in asks for a code too.',
		codes: 'Your recovery codes',
		codes_text:
			'Without your phone you get in with one of these. Each works once. You see them only now: keep them somewhere safe, and preferably not on your phone alone.',
		kept: 'I have kept them',
		is_on: 'On.',
		left: (n: number) =>
			plural(n, {
				one: 'You have 1 recovery code left.',
				other: `You have ${number(n)} recovery codes left.`
			}),
		renew: 'Make new recovery codes',
		renew_title: 'Make new recovery codes?',
		renew_text: 'The ones you have stop working. Fill in a code, so that we know it is you.',
		turn_off: 'Turn off',
		turn_off_title: 'Turn off the second step?',
		turn_off_text: 'Your password alone then opens your account. Fill in a code, so that we know it is you.',
		turned_off: 'Signing in asks for your password alone.',
		door: 'One more step',
		door_text: 'Your password is right. Now a code.',
		back: 'Back',
		lost: 'No phone and no recovery codes? Ask an administrator to help you in.'
	},
	tokens: {
		title: 'API tokens',
		summary: 'Let a program of your own read or do things for you',
		lead: 'With a token, a program or script of your own acts in your name, by the API of Kring.',
		docs: 'What it can do is described here.',
		make: 'Make a token',
		name: 'What it is for',
		name_note: 'for example: weekly report',
		scope: 'What it may do',
		scopes: {
			read: { title: 'Read', text: 'Reads all that you may read.' },
			write: { title: 'Read and write', text: 'Also does what you may do: ask, answer, follow.' },
			administration: {
				title: 'Administration too',
				text: 'Also does what you do as an administrator. Only for a program that you trust entirely.'
			}
		},
		days: 'It works for',
		days_of: (n: number) => `${number(n)} days`,
		made: (name: string) => `Your token: ${name}`,
		once: 'You see it only now, so copy it and keep it like a password.',
		secret: 'Token to copy',
		copy: 'Copy token',
		copied: 'Token copied.',
		list: 'Your tokens',
		until: (date: string) => `works until ${date}`,
		ended: (date: string) => `ended on ${date}`,
		never_used: 'Not used yet',
		revoke: 'Revoke',
		revoke_one: (name: string) => `Revoke: ${name}`,
		revoke_title: (name: string) => `Revoke the token ‘${name}’?`,
		revoke_text: 'A program that uses it does not get in any more. You can always make another one.',
		revoked: (name: string) => `‘${name}’ was revoked.`,
		empty: 'No tokens yet',
		empty_text: 'You need one only for a program or script of your own.'
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
		colleagues: 'Whoever has an account',
		leads_into: (community: string) => `into ${community}`,
		leads_somewhere: 'into a community',
		into: (community: string) => `starts in ${community}`,
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
	records_of_programs: {
		title: 'Learning records',
		summary: 'Connect your LMS and other tools',
		score: (percent: number) => `${number(percent)}\u00a0%`,
		points: (raw: number) => plural(raw, { one: `${number(raw)} point`, other: `${number(raw)} points` }),
		points_of: (raw: number, max: number) => `${number(raw)} of ${number(max)} points`,
		points_between: (raw: number, min: number, max: number) =>
			`${number(raw)} points, from ${number(min)} to ${number(max)}`
	},
	own_records: {
		title: 'What Kring itself reports',
		summary: 'What Kring reports of what people do here',
		lead: 'Kring can report what people do here as learning records, beside what your programs report. You choose what. Programs that read everything then read that too.',
		privacy:
			'Nothing that anybody wrote is reported, and no names: people stand in it under a code, and nothing is reported of people who object. Everybody can see on their page Me what is on.',
		kinds: {
			asked: { title: 'Questions', text: 'Somebody asks something' },
			answered: { title: 'Answers', text: 'Somebody answers a question' },
			commented: { title: 'Comments', text: 'Somebody comments on a question or an answer' },
			edited: { title: 'Edits', text: 'Somebody changes a text of their own' },
			accepted: { title: 'Accepted answers', text: 'An answer turns out to be the solution' },
			found_helpful: { title: 'Helpful', text: 'Somebody finds an answer helpful' },
			found_same: { title: 'I have this too', text: 'Somebody has the same question' },
			kept_themes: { title: 'Themes', text: 'Somebody adds or describes a theme' },
			followed_theme: { title: 'Following', text: 'Somebody follows a theme, or no longer' },
			joined: { title: 'Members', text: 'Somebody joins a community, or leaves it' }
		},
		changed: (day: string, name: string) => (name ? `changed on ${day} by ${name}` : `changed on ${day}`),
		turned_on: (kind: string) => `${kind}: reported from now on.`,
		turned_off: (kind: string) => `${kind}: reported no more.`
	},
	people: {
		find: 'Name or e-mail address',
		found: 'People found',
		none_found: 'Nobody found',
		more: 'There are more. Type a few more letters to find them.'
	},
	my_records: {
		title: 'What is kept of your learning',
		summary: 'What you completed, and what Kring reports',
		completions: 'What you completed',
		completions_text:
			'As your learning platform and other programs reported it. Your colleagues do not see this list. An administrator can look up whose a record is, for a reason that is kept.',
		unproved: (email: string) =>
			`An administrator has not said yet that ${email} is your address. What programs report by it is not shown here until then, nor is it in the file below. Ask your administrator.`,
		none: 'Nothing yet',
		none_text: 'As soon as a program reports that you completed something, it stands here.',
		completed: (day: string) => `completed on ${day}`,
		reported_by: (program: string) => `reported by ${program}`,
		passed: 'passed',
		not_passed: 'not passed',
		kept_until: (day: string) => `this record is kept until ${day}`,
		file: 'All of it, in a file',
		file_text:
			'Everything that programs reported with you in it, what they keep about you, and what you completed. Other people stand in it under a code. It is a .jsonl file: one record a line, as JSON. Any plain text editor opens it. Where there are very many records, looking through them all takes a while: the first lines say how far that is.',
		offline: 'You are offline. You can download once you are connected.',
		download: 'Download everything',
		told: 'What Kring reports of you',
		told_nothing: 'At the moment Kring reports nothing of what people do here.',
		told_text:
			'Your organisation has turned on that Kring reports this of everybody. What you write and your name are not reported: you stand in it under a code.',
		object: 'Report nothing of me',
		object_text:
			'Holds from now on, also for what others do with what you wrote. What was reported earlier stays.',
		objected: 'From now on nothing of you is reported.',
		allowed: 'From now on you take part again.'
	},
	about_you: {
		title: 'What Kring keeps about you',
		summary: 'Why, for how long, and who sees it',
		lead: 'Each thing that is kept about people, why, for how long, who sees it, and what you can do about it. This page is made from the program itself: what is not here is not kept.',
		to_invitation: 'Back to the invitation',
		why: 'What for',
		how_long: 'For how long',
		seen_by: 'Who sees it',
		yours: 'What you can do',
		ask: 'Something unclear, or do you want something erased? Ask an administrator of your organisation.'
	},
	sign_in: {
		title: 'Welcome back',
		lead: 'Sign in to pick up where you left off.',
		email: 'Work e-mail',
		password: 'Password',
		submit: 'Sign in',
		forgot: 'Forgot your password? Ask an administrator for a link with which you choose a new one.',
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
		for_somebody_else: 'This link is for somebody else',
		for_somebody_else_text: (name: string) =>
			`You are signed in as ${name}, and the link is for another e-mail address. Is that yours too? Then sign out and use the link with that account. If you want to join yourself, ask for a link of your own.`,
		is_member: (community: string) => `You are in ${community} already`,
		is_member_text: (name: string) => `You are signed in as ${name}. The link stays good for somebody else.`,
		to_community: 'Go to the community',
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
		used_signed_in: (name: string) =>
			`You are signed in already, as ${name}. Was the link meant for you? Then ask for a new one: a link works only once.`,
		signed_in: (name: string) => `You are signed in already, as ${name}.`,
		expired: 'This link has expired',
		expired_text: 'A link does not work for ever. Ask whoever sent it for a fresh one.',
		to_sign_in: 'Sign in'
	},
	/** What a field says that was left empty. */
	empty: {
		title: 'Put your question in one sentence.',
		answer: 'Write your answer first.',
		comment: 'Write your comment first.',
		password: 'Fill in your password.',
		code: 'Fill in the code from your app.',
		recovery_code: 'Fill in one of your recovery codes.',
		token: 'Say what it is for.',
		new_password: 'Choose a password.',
		your_name: 'Fill in your name.',
		community: 'Give the community a name.',
		community_theme: 'Say what the community is about.',
		purpose: 'Say in one sentence what the community is for.',
		theme: 'Give the theme a name.',
		program: 'Give the program a name.',
		reason: 'Say why you want to know.',
		why: 'Say why you are doing this.',
		confirmation: (word: string) => `Copy ‘${word}’ letter by letter.`,
		meant: {
			code: 'Copy the code from the records.',
			email_hash: 'Paste the 40 characters of the SHA-1 here.',
			openid: 'Fill in the whole address, which begins with https://.',
			account: 'Fill in the name as the program knows it.'
		},
		home_page: 'Fill in the address that stands as homePage in the records.'
	},
	room: {
		left: (n: number) => plural(n, { one: '1 character left', other: `${number(n)} characters left` }),
		over: (n: number) => plural(n, { one: '1 character too many', other: `${number(n)} characters too many` })
	},
	list: { more: 'Show more', reading: 'One moment…', end: 'That’s everything.' },
	dialog: { cancel: 'Cancel', close: 'Close' },
	copy: {
		act: 'Copy text',
		copied: 'Text copied.',
		by_hand: 'Copying does not work here. The text is selected: copy it yourself.'
	},
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
		choose: 'Choose a community.',
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
			'agent.known': 'It is already known who this is. Undo that first if it is somebody else.',
			'attachment.wrong': 'The attachments do not go with the statements. The detail says why.',
			'client_key.required':
				'Send the key of a program: its username and password (Basic), or a token (Bearer).',
			'client_key.scope': 'This program may not do that. An administrator can let it.',
			'document.changed': 'The document was changed meanwhile. Read it again first.',
			'document.not_json': 'Only JSON objects can be merged. Put the document instead.',
			'document.unconditional': 'There is a document already. Say which version you replace, with If-Match.',
			'multipart.malformed': 'The parts of the body cannot be told apart. The detail says why.',
			'record_client.changed':
				'What this program may do was changed meanwhile. Close this and look again first.',
			'record_client.revoked': 'This program was disconnected. Connect it anew.',
			'record_person.ambiguous':
				'Several people have this code. Say who is meant by their e-mail address or their account.',
			'record_person.erased': 'This person was erased already.',
			'record_person.nowhere': 'Nobody in the learning records has this address or account.',
			'record_person.program': 'This is a program, not a person.',
			'record_person.unknown': 'Nobody in the learning records has this code.',
			'roster.column_twice': 'Two columns of the file have the same meaning. Leave one of them out.',
			'roster.columns_missing':
				'The first line of the file has to name the columns: at least “email” and “name”.',
			'roster.file_changed': 'This file was changed after you chose it. Choose it again.',
			'roster.not_utf8':
				'This is no text that we can read. Save the file from your spreadsheet as “CSV UTF-8”.',
			'roster.too_long':
				'The file is too long. It can have 10,000 lines and two megabytes; bring it in in parts.',
			'roster.workbook': 'This is an Excel workbook. Save it from Excel as “CSV UTF-8” and choose that file.',
			'signature.wrong': 'The signature does not go with the statement. The detail says why.',
			'statement.conflict': 'There is another statement with this id already, so nothing was saved.',
			'statement.invalid':
				'The statement breaks a rule of xAPI, so nothing was saved. The detail says which.',
			'statements.too_large':
				'The JSON of these statements is larger than 8 MB, so nothing was saved. Send fewer at a time.',
			'statements.too_many':
				'These are more than 10,000 statements at once, so nothing was saved. Send fewer at a time.',
			'statements.too_many_values':
				'The JSON of these statements has more than 400,000 commas and opening brackets, so nothing was saved. Send fewer at a time.',
			'xapi.malformed': 'The request is not as xAPI wants it. Where there is a detail, it says why.',
			'account.exists': 'There is already an account with this e-mail address. Sign in with it instead.',
			'account.suspended': 'This person is suspended. They have to be let in again first.',
			'answer.elsewhere': 'That answer belongs to another question. Reload the page and choose again.',
			'answer.too_many':
				'This question has so many answers that no more fit. Ask a new question, and say which one it follows.',
			'answer.too_many_of_yours':
				'You gave so many answers here that no more of yours fit. Edit one of your answers.',
			'body.too_large': 'This is more than fits in one go. Make it shorter and try again.',
			'comment.too_many':
				'There are so many comments here that no more fit. Write an answer, or ask a new question.',
			'comment.too_many_of_yours':
				'You wrote so many comments here that no more of yours fit. Edit one of yours, or write an answer.',
			'community.last_facilitator':
				'You are the last facilitator. Appoint somebody else first, so that somebody looks after this community.',
			'community.name_taken':
				'There is already a community with this name. Choose another name, or join that one.',
			'database.outcome_unknown':
				'The connection was lost while saving. Check whether it is there before you try again; your text is still here.',
			'database.too_slow':
				'This took too long and was not saved. What you filled in is still here; try again in a moment.',
			failed: 'Something went wrong on our side. What you filled in is still here; try again in a moment.',
			'draft.too_many': 'You have so many drafts that no more are kept. Post or discard one of them.',
			'follow.own': 'You see what you ask and answer yourself anyway. Follow a colleague.',
			'follow.too_many': 'You follow so many colleagues that no more fit. Let somebody go first.',
			'helpful.own': 'That is your own answer. Others can say that it helped them.',
			'idempotency.key_malformed': 'That did not work. Reload the page and try again; your text is kept.',
			'idempotency.other_body':
				'Something else was already sent from this form. Reload the page and see whether it is there.',
			'ids.no_node': 'Kring is just starting. Try again in a moment; your text is still here.',
			'input.invalid': 'Something is not right yet. Look at the marked fields.',
			'invitation.colleagues_only':
				'This link is for colleagues who have an account already. Log in, or ask an administrator for an invitation.',
			'invitation.expired': 'This link has expired. Ask for a fresh one.',
			'invitation.has_account':
				'Somebody with this address has an account here already, and can simply sign in. If that fails, make a link on the page Forgotten passwords.',
			'invitation.is_member': 'Whoever has this address is a member of this community already.',
			'invitation.exists': 'There is an open invitation for this address already. Make a fresh link for it.',
			'invitation.newcomers_only': 'This link is for somebody who has no account yet. It stays valid.',
			'invitation.other_email':
				'This link is for another e-mail address. Use that one, or ask for a link of your own.',
			'invitation.unknown': 'We do not know this link. Ask for a fresh one.',
			'invitation.used': 'This link has already been used. Sign in, or ask for a fresh one.',
			'media_type.wrong': 'That did not work. Reload the page and try again.',
			'member.required': 'This colleague is not, or no longer, a member of the community.',
			'membership.not_requested': 'This colleague is no longer asking to join.',
			'membership.required': 'Only members can do this. Join the community first.',
			'method.wrong': 'That is not possible here. Reload the page and try again.',
			not_allowed: 'You can see this, but changing it is up to somebody else.',
			not_found: 'This is not here any more, or not for you to see.',
			offline: 'No answer came: you seem to be offline. What you filled in is still here.',
			'origin.foreign': 'This page does not seem to come from your own Kring. Reload it and try again.',
			'password.overtaken': 'Your password was changed meanwhile.',
			'password.unchanged': 'You have this password already. Choose another one.',
			'password.wrong': 'This is not the password you have now.',
			overloaded: 'It is very busy right now. What you filled in is still here.',
			refused: 'That could not be done.',
			'question.full':
				'The texts under this question are so long together that this one no longer fits. Make it shorter, or ask a new question and say which one it follows.',
			'question.full_of_yours':
				'Your texts under this question are so long together that this one no longer fits. Make it shorter, or ask a new question and say which one it follows.',
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
			'reset_link.expired': 'This link has expired. Ask an administrator for a fresh one.',
			'reset_link.own': 'This is your own account. You change your password on the page Account and devices.',
			'reset_link.unknown': 'We do not know this link. Ask an administrator for a fresh one.',
			'reset_link.used': 'This link has already been used. Sign in, or ask an administrator for a fresh one.',
			'retention_rule.too_many': 'There are 50 rules already. Drop one first.',
			'revision.stale': 'This was changed while you were writing.',
			'same.own': 'This is your own question. Others can say that they have it too.',
			'second_step.not_prepared': 'Connect your app first.',
			'second_step.off': 'The second step is off already. Load the page again.',
			'second_step.on': 'The second step is on already. Load the page again.',
			'second_step.own':
				'This is your own account. You turn your second step off on the page Account and devices.',
			'second_step.wrong':
				'This code is not right, or was used already. Wait for the next one, and see whether the clock of your phone is right.',
			'session.required': 'You were signed out. Sign in again; your text is kept.',
			'sign_in.code_required': 'A code is needed, too.',
			'sign_in.code_wrong':
				'This code is not right, or was used already. Wait for the next one, and see whether the clock of your phone is right.',
			'sign_in.too_many': 'Too many attempts.',
			'sign_in.wrong': 'This e-mail address and password do not match.',
			storage_full:
				'The server is full, so this was not saved. What you filled in is still here; please tell your administrator.',
			'suspension.own': 'You cannot shut yourself out. Another administrator can.',
			'theme.elsewhere': 'That theme does not belong here. Choose another theme of this community.',
			'theme.name_taken':
				'Another theme of this community goes by that name. Choose another one, or merge the two.',
			'thing.withdrawn': 'This was withdrawn. Put it back first, then you can go on.',
			'token.never': 'Sign in yourself for this.',
			'token.no_administrators': 'Sign in yourself to invite an administrator.',
			'token.scope': 'This token is not for that.',
			too_many: 'That was a lot at once. Take a breath.',
			unknown: 'Something unexpected happened. What you filled in is still here; try again in a moment.',
			'unclaimed.claimed': 'That person is linked to somebody else already. Unlink them first.',
			'unclaimed.several': 'This name stands for several people, so it cannot be linked to one.',
			'unclaimed.under_way': 'The texts are still going back. Try again in a moment.',
			'unit.exists': 'There is a unit of that name in this place already. Choose another name.',
			'unit.not_empty': 'There are units or people in this unit. Move them first.',
			'unit.too_deep': 'That would be more than eight levels. Put the unit higher up.',
			'unit.too_many': 'There are a thousand units already, and that is the most. Remove one first.',
			'unit.within_itself': 'A unit cannot stand below itself. Choose another place.',
			'websocket.required': 'That is not possible here. Reload the page and try again.'
		} satisfies Record<ProblemCode, string> as Record<ProblemCode, string>,
		fields: {
			required: () => 'Fill this in.',
			unknown: () => 'This is not something we know.',
			wrong_type: () => 'This does not look right.',
			too_short: (limit: number) =>
				limit <= 1 ? 'Fill this in.' : `Make it a little longer: at least ${number(limit)} characters.`,
			too_long: (limit: number) => `Make it a little shorter: at most ${number(limit)} characters.`,
			easily_guessed: () =>
				'This is easily guessed. A few words that have nothing to do with each other work well.',
			too_small: (limit: number) => `At least ${number(limit)}.`,
			too_large: (limit: number) => `At most ${number(limit)}.`,
			too_early: () => 'This day comes before the first. Choose a later one.',
			bad_characters: () => 'There are characters in here that we cannot show. Type it again.',
			unit_separator: () =>
				'A name cannot have › or > in it: it would look like a unit below another. Choose the one above it under Below.',
			not_allowed: () => 'This choice is not possible here.',
			malformed: () => 'This does not look right.'
		} satisfies Record<FieldCode, (limit: number) => string>
	}
};

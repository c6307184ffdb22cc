import { number, plural } from './format.ts';
import type { Messages } from './index.svelte.ts';

export default {
	time: { just_now: 'zojuist' },
	nav: {
		main: 'Hoofdmenu',
		skip: 'Naar de inhoud',
		home: 'Home',
		communities: 'Kringen',
		ask: 'Stel je vraag',
		me: 'Ik',
		offline: 'Offline',
		to_home: 'Kring, startpagina'
	},
	home: {
		hello: (name) => `Fijn dat je er bent, ${name}`,
		waiting: (n) =>
			plural(n, {
				one: 'Eén vraag van een collega in jouw kringen wacht op een antwoord.',
				other: `${number(n)} vragen van collega’s in jouw kringen wachten op een antwoord.`
			}),
		nobody_waiting: 'In jouw kringen wacht nu geen collega op een antwoord.',
		prompt: 'Wat wil je weten?',
		begin: 'Leren van elkaar begint in een kring.',
		choose_first: 'Kies er een, of begin er zelf een',
		waits: {
			mine: 'Wacht op een antwoord',
			elsewhere: 'Wacht op een antwoord in een andere kring',
			somewhere: 'Wacht op een antwoord in een kring'
		},
		why: {
			asked: 'Jij vroeg dit',
			asked_and_waits: 'Jij vroeg dit; nog geen antwoord',
			could_answer: (topic) => `Nog geen antwoord, en je weet iets over ${topic}`,
			person_asked: (name) => `Je volgt ${name}`,
			person_answered: (name) => `Antwoord van ${name}, die je volgt`,
			theme: (name) => `Je volgt ${name}`,
			theme_and_waits: (name) => `Nog geen antwoord, en je volgt ${name}`,
			community: 'Beantwoord in een kring van jou',
			community_and_waits: 'Nog geen antwoord, in een kring van jou',
			community_and_solved: 'Opgelost in een kring van jou',
			open: 'Voor iedereen te lezen',
			open_and_waits: 'Nog geen antwoord, voor iedereen te lezen'
		},
		show: 'Toon',
		filters: {
			for_you: 'Voor jou',
			newest: 'Nieuwste',
			unanswered: 'Onbeantwoord',
			followed: 'Gevolgd',
			mine: 'Mijn vragen'
		},
		empty: {
			for_you: 'Hier staat nog niets',
			newest: 'Hier staat nog niets',
			unanswered: 'Alles heeft een antwoord',
			followed: 'Hier is nog niets',
			mine: 'Je hebt nog niets gevraagd'
		},
		empty_text: {
			for_you: 'Doe mee in een kring, of stel als eerste een vraag. Een halve vraag is ook een vraag.',
			newest: 'Doe mee in een kring, of stel als eerste een vraag. Een halve vraag is ook een vraag.',
			unanswered: 'Er wacht nu niemand. Tijd voor koffie.',
			followed:
				'Volg een thema of een collega: wat erover gevraagd wordt, en wat die vraagt en antwoordt, vind je dan hier.',
			mine: 'Wat zou je deze week willen weten? Grote kans dat een collega het al eens heeft meegemaakt.'
		},
		find_communities: 'Zoek een kring',
		my_communities: 'Jouw kringen',
		all_communities: 'Alle kringen'
	},
	communities: {
		title: 'Kringen',
		lead: 'Plekken rond één thema, waar je van elkaar leert.',
		start: 'Begin een kring',
		mine: 'Jouw kringen',
		others: 'Andere kringen',
		members: (n) => plural(n, { one: '1 lid', other: `${number(n)} leden` }),
		unanswered: (n) => plural(n, { one: '1 vraag wacht', other: `${number(n)} vragen wachten` }),
		openness: { open: 'Open', closed: 'Besloten', private: 'Privé' },
		standing: { none: 'Geen lid', requested: 'Aangevraagd', member: 'Lid', facilitator: 'Begeleider' },
		join: 'Doe mee',
		joined: (name) => `Welkom in ${name}.`,
		is_in: 'Je doet mee',
		request: 'Vraag om mee te doen',
		requested: 'Je aanvraag ligt bij de begeleiders.',
		take_back: 'Trek aanvraag in',
		taken_back: 'Je aanvraag is ingetrokken.',
		declined: 'Je aanvraag is niet aangenomen',
		declined_text:
			'Je aanvraag is deze keer niet aangenomen. Vraag gerust aan een begeleider hoe dat zit; opnieuw vragen mag altijd.',
		leave: 'Verlaat kring',
		leave_title: (name) => `${name} verlaten?`,
		leave_text: {
			open: 'Wat je schreef, blijft staan. Je kunt altijd terugkomen.',
			closed:
				'Wat je schreef, blijft staan, maar je leest niet meer mee. Terugkomen kan als een begeleider je weer toelaat.',
			private:
				'Wat je schreef, blijft staan, maar je ziet deze kring niet meer. Terugkomen kan alleen met een uitnodiging.'
		},
		leave_role: 'Je bent dan ook geen begeleider meer, ook niet als je terugkomt.',
		left: (name) => `Je hebt ${name} verlaten.`,
		facilitators: 'Begeleiders',
		more_facilitators: (n) => plural(n, { one: 'en nog 1', other: `en nog ${number(n)}` }),
		about: 'Over deze kring',
		ask_here: 'Vraag het hier',
		show: 'Toon',
		filters: { newest: 'Nieuwste', unanswered: 'Onbeantwoord' },
		empty: 'Nog geen vragen',
		empty_text: 'Iemand moet de eerste zijn. Begin gerust klein.',
		empty_unanswered: 'Alles heeft een antwoord',
		empty_unanswered_text:
			'Hier wacht nu niemand. Kijk bij de nieuwste wat er speelt, of stel zelf een vraag.',
		closed_title: 'Voor leden',
		closed_text:
			'Alleen leden kunnen lezen wat hier gevraagd wordt. Vraag om mee te doen; een begeleider beslist daarover.',
		closed_requested: 'Zodra een begeleider je toelaat, lees je hier mee.',
		none: 'Nog geen kringen',
		none_text: 'Begin er een rond iets waar jullie samen beter in willen worden.',
		requests_waiting: (n) =>
			plural(n, { one: '1 collega wil graag meedoen', other: `${number(n)} collega’s willen graag meedoen` })
	},
	start: {
		title: 'Begin een kring',
		lead: 'Eén thema, één zin over waarom, en een paar mensen die graag helpen. Meer is er niet nodig.',
		name: 'Naam',
		name_hint: 'Bijvoorbeeld: Slimme laadpalen',
		theme: 'Thema',
		theme_hint: 'Bijvoorbeeld: warmtepompen',
		purpose: 'Waarvoor, in één zin',
		purpose_hint: 'Wat gaat er straks beter dankzij deze kring?',
		openness: 'Wie kan meedoen?',
		options: {
			open: 'Iedereen kan lezen en meedoen.',
			closed: 'Iedereen kan de kring vinden. Alleen leden lezen mee; jij bepaalt wie erbij komt.',
			private: 'Alleen wie is uitgenodigd, weet dat de kring bestaat.'
		},
		submit: 'Begin',
		started: (name) => `${name} is begonnen. Jij begeleidt deze kring.`,
		see_taken: 'Bekijk'
	},
	members: {
		title: 'Leden',
		of: (name) => `Leden van ${name}`,
		since: (when) => `sinds ${when}`,
		see: 'Bekijk de leden',
		first: 'Nodig je eerste collega uit',
		requests: 'Willen graag meedoen',
		asked: (day) => `aangevraagd op ${day}`,
		approve: 'Laat toe',
		approved: (name) => `${name} is nu lid.`,
		decline: 'Wijs af',
		decline_title: (name) => `De aanvraag van ${name} afwijzen?`,
		decline_text:
			'Je collega ziet bij de kring dat het deze keer niet lukte, en kan het altijd opnieuw vragen.',
		declined: (name) => `De aanvraag van ${name} is afgewezen.`,
		no_requests: 'Er wacht niemand.',
		invite: 'Nodig iemand uit',
		invite_text:
			'Maak een link en stuur die naar één collega met een account. Wie hem opent, kan meteen meedoen.',
		make_link: 'Maak een link',
		links: 'Open links',
		link_made: (when) => `gemaakt ${when}`,
		link_until: (day) => `werkt tot ${day}`,
		withdraw_one: (when) => `Trek in: link, ${when}`,
		withdraw_title: 'Deze link intrekken?',
		withdraw_text: 'Niemand kan er dan nog mee in de kring komen. Een nieuwe maken kan altijd.',
		withdrawn: 'De link is ingetrokken.',
		acts_for: (name) => `Acties voor ${name}`,
		appoint: 'Maak begeleider',
		appointed: (name) => `${name} is nu begeleider.`,
		step_down: 'Geen begeleider meer',
		stepped_down: (name) => `${name} is geen begeleider meer.`,
		remove: 'Haal uit de kring',
		remove_title: (name) => `${name} uit de kring halen?`,
		remove_text: {
			open: 'Wat deze collega schreef, blijft staan. Opnieuw meedoen kan altijd.',
			closed:
				'Wat deze collega schreef, blijft staan. Terugkomen kan als een begeleider je collega weer toelaat.',
			private: 'Wat deze collega schreef, blijft staan. Terugkomen kan alleen met een nieuwe uitnodiging.'
		},
		removed: (name) => `${name} is geen lid meer.`
	},
	link: {
		title: 'Jouw link',
		whom: (email) => `Voor ${email}.`,
		colleagues: 'Voor wie al een account heeft.',
		anybody: 'Voor wie de link heeft.',
		label: 'Link om te kopiëren',
		once: 'Je ziet de link maar één keer, dus kopieer hem nu.',
		until: (day) => `De link werkt één keer, tot ${day}.`,
		copy: 'Kopieer link',
		copied: 'Link gekopieerd.',
		share: 'Deel link',
		select: 'Kopiëren lukt hier niet. De link is geselecteerd: kopieer hem zelf.'
	},
	question: {
		answers: (n) => plural(n, { one: '1 antwoord', other: `${number(n)} antwoorden` }),
		answered: 'Beantwoord',
		accepted: 'Geaccepteerd antwoord',
		see_accepted: 'Naar het geaccepteerde antwoord',
		accept: 'Accepteer dit antwoord',
		unaccept: 'Accepteer toch niet',
		now_accepted: 'Je hebt dit antwoord geaccepteerd.',
		no_longer_accepted: 'Dit antwoord is niet meer geaccepteerd.',
		helpful: 'Nuttig',
		same: 'Dit heb ik ook',
		same_others: (n) =>
			plural(n, { one: 'Nog 1 collega heeft dit', other: `Nog ${number(n)} collega’s hebben dit` }),
		likes: (n) => plural(n, { one: '1 keer nuttig gevonden', other: `${number(n)} keer nuttig gevonden` }),
		linked: {
			duplicate_of: 'Dubbel van',
			has_duplicate: 'Ook gevraagd als',
			related: 'Verwant'
		},
		comment: 'Reageer',
		comments: 'Reacties',
		comment_label: 'Schrijf een reactie',
		comment_send: 'Plaats',
		write: 'Jouw antwoord',
		placeholder: 'Wat werkte bij jou? Kort mag.',
		send: 'Plaats antwoord',
		posted: 'Je antwoord staat erbij.',
		answer_withdrawn: (name) => `${name} trok een antwoord in.`,
		thread_withdrawn: (name) => `${name} trok een antwoord in, met wat eronder stond.`,
		had_arrived: 'Wat je stuurde, was toch aangekomen.',
		still_in_box: 'In het vak staat nog wat je daarna schreef.',
		comment_posted: 'Je reactie staat erbij.',
		asked: 'Je vraag staat erbij.',
		none: 'Nog geen antwoorden',
		none_text: 'Weet je een deel? Daar is ook iemand mee geholpen.',
		none_text_mine: 'Vond je het zelf? Schrijf het op: wie hetzelfde zoekt, is ermee geholpen.',
		no_answers_fit:
			'Hier past geen antwoord van jou meer bij. Pas er een van jou aan, of stel een nieuwe vraag en schrijf erbij op welke ze volgt.',
		no_comments_fit:
			'Hier past geen reactie van jou meer bij. Pas er een van jou aan, of schrijf een antwoord.',
		more: 'Meer',
		more_about: (name) => `Meer: ${name}`,
		edit: 'Bewerk',
		withdraw: 'Trek in',
		withdraw_answer: 'Dit antwoord intrekken?',
		withdraw_accepted:
			'Het is geaccepteerd. Dat vervalt, ook als je het later terugzet: wie de vraag stelde, moet dan opnieuw kiezen.',
		withdraw_commented:
			'Collega’s reageerden erop. Hun reacties gaan mee uit het zicht, tot je het terugzet.',
		withdraw_question: 'Deze vraag intrekken?',
		withdraw_answered: 'Wat collega’s eronder schreven, gaat mee uit het zicht, tot je de vraag terugzet.',
		withdrawn: 'Ingetrokken.',
		is_withdrawn: 'Ingetrokken',
		withdrawn_question: 'Deze vraag is ingetrokken. Alleen jij ziet ze nog.',
		withdrawn_answer: 'Dit antwoord is ingetrokken. Alleen jij ziet het nog.',
		withdrawn_comment: 'Deze reactie is ingetrokken. Alleen jij ziet die nog.',
		restore: 'Zet terug',
		restored: 'Het staat er weer.',
		copy_link: 'Kopieer link',
		link_copied: 'Link gekopieerd.',
		link_not_copied: 'Kopiëren lukt hier niet. De link staat nu in de adresbalk.',
		edited: (when) => `bewerkt ${when}`,
		see_revisions: 'Bekijk eerdere versies',
		you: 'jij',
		new_answer: (name) => `Nieuw antwoord van ${name}.`,
		new_comment: (name) => `Nieuwe reactie van ${name}.`,
		new_acceptance: 'Er is een antwoord geaccepteerd.',
		new_acceptance_of_mine: 'Je antwoord is geaccepteerd.',
		accepted_is_gone: 'Het geaccepteerde antwoord is ingetrokken.',
		accepted_is_back: (name) => `Het antwoord van ${name} staat er weer. Je kunt het opnieuw accepteren.`,
		look: 'Bekijk',
		ended: 'Je kunt deze vraag niet meer lezen',
		ended_text:
			'De vraag is ingetrokken, of je zit niet meer in de kring. Wordt ze teruggezet, dan staat ze hier weer.',
		still_ended: 'Je kunt de vraag nog altijd niet lezen.',
		kept_words: 'Wat je aan het schrijven was'
	},
	themes: {
		title: 'Thema’s',
		of: (community) => `Thema’s van ${community}`,
		lead: 'Waar de vragen hier over gaan. Volg een thema, dan vind je de vragen terug onder Gevolgd.',
		see_all: 'Bekijk alle thema’s',
		find: 'Zoek of noem een thema',
		find_note: 'Hoogstens vijf. Zo vinden anderen je vraag, en vindt je vraag de juiste mensen.',
		enough: 'Vijf is het maximum. Haal er een weg om een ander te kiezen.',
		add: (name) => `‘${name}’ toevoegen`,
		take_off: (name) => `Haal ${name} weg`,
		choose: 'Kies thema’s',
		of_question: 'Waar gaat deze vraag over?',
		about: 'Over dit thema',
		also_known: 'Ook bekend als',
		follow: 'Volg',
		unfollow: 'Volg niet meer',
		followers: (n) =>
			n === 0
				? 'Nog niemand volgt dit.'
				: plural(n, { one: '1 collega volgt dit.', other: `${number(n)} collega’s volgen dit.` }),
		followers_and_me: (others) =>
			others === 0
				? 'Jij volgt dit.'
				: plural(others, {
						one: 'Jij en 1 collega volgen dit.',
						other: `Jij en ${number(others)} collega’s volgen dit.`
					}),
		now_followed: (name) => `Je volgt ${name}. De vragen staan op Home, onder Gevolgd.`,
		no_longer_followed: (name) => `Je volgt ${name} niet meer.`,
		questions: (n) => plural(n, { one: '1 vraag', other: `${number(n)} vragen` }),
		no_questions: 'Nog geen vragen',
		no_questions_text: 'Iemand moet de eerste zijn. Een halve vraag is ook een vraag.',
		ask_about: 'Stel een vraag hierover',
		none: 'Nog geen thema’s',
		none_text: 'Thema’s komen met de vragen mee: wie iets vraagt, zegt waar het over gaat.',
		more: 'Meer over dit thema',
		describe: 'Beschrijf',
		describe_it: 'Nog niemand heeft opgeschreven waar dit over gaat. Eén of twee zinnen is genoeg.',
		name: 'Naam',
		name_in: { nl: 'Naam voor wie in het Nederlands leest', en: 'Naam voor wie in het Engels leest' },
		description: 'Waar gaat het over?',
		description_hint: 'Wat hoort hier, en wat niet? Waar begin je met lezen?',
		synonyms: 'Andere woorden ervoor',
		synonyms_note: 'met komma’s ertussen; wie er een typt, vindt dit thema',
		stale: 'Iemand wijzigde dit terwijl jij schreef. Bewaar opnieuw om het te vervangen door wat hier staat.',
		merge: 'Voeg samen',
		merge_title: (name) => `${name} samenvoegen met een ander thema`,
		merge_text: (name) =>
			`Alle vragen en volgers gaan mee, en het woord ‘${name}’ leidt voortaan naar het andere thema. Dit kun je niet terugdraaien.`,
		merge_into: 'Met welk thema?',
		merge_choose: 'Kies eerst een thema.',
		merge_with: (name) => `Voeg samen met ${name}`,
		merged: (name, into) => `${name} hoort nu bij ${into}.`,
		nothing_found: 'Er is geen ander thema met die naam.'
	},
	written: {
		in: 'Geschreven in het',
		languages: { nl: 'Nederlands', en: 'Engels', fr: 'Frans' },
		language: 'Taal van je tekst',
		automatic: 'Automatisch',
		automatic_as: (language) => `Automatisch (${language})`
	},
	edit: {
		title: 'Je vraag in één zin',
		text: { question: 'Tekst', answer: 'Je antwoord', comment: 'Je reactie' },
		save: 'Bewaar',
		cancel: 'Laat maar',
		saved: 'Bewaard.',
		stale: 'Dit is aangepast terwijl je schreef',
		not_read: 'De nieuwste tekst kon niet worden opgehaald. Probeer het zo nog eens.',
		stale_text: 'Er is niets kwijt: hieronder zie je wat er nu staat, en jouw tekst staat nog in het vak.',
		theirs: 'Wat er nu staat',
		save_mine: 'Bewaar mijn tekst',
		take_theirs: 'Laat staan wat er nu staat',
		discard: {
			title: 'Je wijziging weggooien?',
			text: 'Het blijft zoals het was.',
			act: 'Gooi wijziging weg'
		}
	},
	revisions: {
		title: 'Eerdere versies',
		close: 'Sluit',
		number: (n) => `Versie ${number(n)}`,
		reading: 'Even lezen…',
		look: 'Hoe je ze bekijkt',
		whole: 'Zoals het was',
		inline: 'Wat er sindsdien veranderde',
		beside: 'Naast elkaar',
		gone: '[weg: ',
		added: '[erbij: ',
		end: ']',
		then: 'Toen',
		now: 'Nu',
		restore: 'Zet deze versie terug',
		restore_number: (n) => `Zet deze versie terug: ${number(n)}`,
		restore_title: (n) => `Versie ${number(n)} terugzetten?`,
		restore_text:
			'De tekst wordt weer wat er toen stond. Wat er nu staat, wordt een eerdere versie, en kun je net zo terugzetten.',
		restored: (n) => `Versie ${number(n)} staat er weer.`
	},
	audience: {
		everyone: (n) => `Iedereen in de organisatie (${number(n)}) kan dit lezen.`,
		members: (name, n) =>
			plural(n, {
				one: `Eén lid van ${name} kan dit nu lezen.`,
				other: `De ${number(n)} leden van ${name} kunnen dit lezen.`
			})
	},
	ask: {
		title: 'Stel je vraag',
		lead: 'Een halve vraag is ook een vraag. Collega’s denken graag mee.',
		community: 'In welke kring?',
		choose: 'Kies een kring…',
		was_for: (place) => `Wat je al schreef, was voor ${place}.`,
		back_to: (place) => `Toch in ${place}`,
		themes_stay: 'De thema’s zijn weggehaald: elke kring heeft eigen thema’s.',
		question: 'Je vraag in één zin',
		question_hint: 'Bijvoorbeeld: hoe weet ik of een automaat past?',
		similar: 'Helpt een van deze vragen je al?',
		details: 'Vertel er meer over',
		optional: 'mag je overslaan',
		details_hint: 'Wat zie je, wat had je verwacht, en wat heb je al geprobeerd?',
		send: 'Plaats je vraag',
		other_draft: (words) =>
			`Je was al met een vraag bezig: die staat hieronder. Begin je opnieuw met ‘${words}’, dan komt dat in de plaats.`,
		go_on: 'Ga verder met wat er staat',
		begin_anew: 'Begin opnieuw',
		put_aside: 'Je vorige concept is weg zodra je deze pagina verlaat.',
		put_back: 'Haal het terug',
		kept: (time) => `Concept om ${time} op dit apparaat bewaard.`,
		offline:
			'Je bent offline. Schrijf gerust door: je tekst blijft hier staan, en plaatsen kan zodra je weer verbinding hebt.',
		nowhere: 'Doe eerst mee in een kring',
		nowhere_text: 'Een vraag gaat naar mensen die het thema kennen. Kies een kring waar de jouwe thuishoort.'
	},
	drafts: {
		title: 'Concepten',
		summary: 'Wat je aan het schrijven bent en nog niet plaatste',
		lead: 'Wat je aan het schrijven bent en nog niet plaatste. Niemand anders ziet het, en je kunt er op elk apparaat mee verder.',
		empty: 'Geen concepten',
		empty_text: 'Wat je begint te schrijven en nog niet plaatst, vind je hier terug.',
		discard_short: 'Gooi weg',
		discard_one: (title) => `Gooi weg: ${title}`,
		kinds: {
			question: 'Een vraag',
			community: 'Een kring',
			answer: 'Een antwoord op',
			comment: 'Een reactie bij',
			edit: 'Een wijziging bij',
			theme: 'Een thema',
			profile: 'Jouw profiel'
		},
		open: 'Ga erheen',
		discard: 'Gooi concept weg',
		discarded: 'Weggegooid.',
		discard_title: 'Je concept weggooien?',
		discard_text: 'Wat je schreef, is dan weg. Terughalen kan niet.',
		earlier: 'Eerdere versies',
		earlier_text:
			'Dit schreef je hier tegelijk op een ander apparaat. Wat je het laatst typte, staat in het vak; dit blijft dertig dagen bewaard.',
		take_back: 'Neem deze',
		taken_back: 'Het staat weer in het vak. Wat er stond, is nu een eerdere versie.',
		discard_earlier: 'Gooi deze weg'
	},
	editor: {
		tools: 'Opmaak',
		bold: 'Vet',
		italic: 'Cursief',
		list: 'Opsomming',
		numbers: 'Genummerde lijst',
		link: 'Link',
		code: 'Code',
		quote: 'Citaat',
		preview: 'Voorbeeld',
		write: 'Schrijf verder',
		nothing: 'Er staat nog niets.'
	},
	search: {
		title: 'Zoeken',
		label: 'Zoek in vragen en antwoorden',
		placeholder: 'Zoek',
		submit: 'Zoek',
		found: (q) => `Resultaten voor ‘${q}’`,
		in: { answer: 'In een antwoord van', comment: 'In een reactie van' },
		asked_by: 'Vraag van',
		start: 'Wat zoek je?',
		start_text:
			'Zoek in alles wat je kunt lezen: vragen, antwoorden en reacties. Ook kringen vind je hier, en mensen: op naam, of op waarover je ze iets kunt vragen.',
		empty: (q) => `Niets gevonden voor ‘${q}’`,
		empty_text: 'Misschien staat het er onder een ander woord. Of stel je vraag: een collega weet het vast.',
		too_long: (limit) => `Zoek met hoogstens ${number(limit)} tekens.`,
		unclear: 'Hier kunnen we niet naar zoeken. Typ het opnieuw.',
		meant: 'Bedoelde je',
		kind: 'Waar je naar zoekt',
		kinds: {
			any: 'Alles',
			question: 'Vragen',
			answer: 'Antwoorden',
			comment: 'Reacties',
			community: 'Kringen',
			person: 'Mensen'
		},
		communities: 'Kringen',
		people: 'Mensen',
		all_of: {
			question: 'Alle gevonden vragen',
			answer: 'Alle gevonden antwoorden',
			comment: 'Alle gevonden reacties',
			community: 'Alle gevonden kringen',
			person: 'Alle gevonden mensen'
		},
		can_be_asked: 'Helpt bij vragen over',
		found_narrow: 'Gevonden',
		empty_narrow: 'Niets gevonden',
		empty_narrow_text: 'Zo is er niets. Haal een filter weg en kijk opnieuw.',
		empty_name_text: 'Probeer het begin van een naam, of zoek in alles.',
		filters: {
			title: 'Filters',
			chosen: 'Gekozen filters',
			take_off: (filter) => `Haal filter weg: ${filter}`,
			take_all_off: 'Haal alle filters weg',
			community: 'Kring',
			any_community: 'Alle kringen',
			a_community: 'Eén kring',
			by: 'Geschreven door',
			written_by: (name) => `Van ${name}`,
			somebody: 'één collega',
			nobody: 'We vonden niemand met die naam.',
			unpicked: 'Kies iemand uit de lijst, of maak dit vak leeg.',
			is_answered: 'Antwoord',
			either: 'Met of zonder',
			answered: { true: 'Met antwoord', false: 'Nog zonder antwoord' },
			from: 'Vanaf',
			until: 'Tot en met',
			from_day: (day) => `Vanaf ${day}`,
			until_day: (day) => `Tot en met ${day}`,
			language: 'Geschreven in',
			any_language: 'Alle talen',
			clear: 'Wis',
			show: 'Toon resultaten'
		},
		not_it: 'Staat het er niet bij?',
		ask_it: 'Stel het als vraag'
	},
	failed_searches: {
		title: 'Vergeefs gezocht',
		summary: 'Wat collega’s zochten, in alle kringen, en niet vonden',
		lead: 'Wat collega’s zochten, in alle kringen, en niet vonden. Met een vraag of een antwoord waarin deze woorden staan, help je de volgende.',
		lead_of: (name) =>
			`Wat collega’s zochten in ${name}, en niet vonden. Met een vraag of een antwoord waarin deze woorden staan, help je de volgende.`,
		privacy: 'Je ziet alleen waar minstens drie verschillende mensen naar zochten, en nooit wie.',
		how_often: (n, day) =>
			plural(n, {
				one: `Eén keer gezocht, op ${day}`,
				other: `${number(n)} keer gezocht, het laatst op ${day}`
			}),
		ask: 'Stel er een vraag over',
		ask_about: (words) => `Stel er een vraag over: ${words}`,
		empty: 'Nog niets',
		empty_text: 'Zodra drie mensen hetzelfde zoeken en niets vinden, lees je het hier.'
	},
	reset: {
		title: 'Kies een nieuw wachtwoord',
		whose: (name) => `Voor het account van ${name}:`,
		text: 'Daarna log je ermee in. Waar je nog ingelogd bent, word je uitgelogd.',
		somebody_else: (me, whose) =>
			`Je bent hier ingelogd als ${me}. Met deze link wijzig je het wachtwoord van ${whose}.`,
		submit: 'Bewaar wachtwoord',
		done: 'Je wachtwoord is gewijzigd',
		done_text: 'Je bent overal uitgelogd. Log in met je nieuwe wachtwoord.',
		no_link: 'Je hebt een link nodig',
		no_link_text: 'Wachtwoord vergeten? Vraag een beheerder om een link.',
		unknown: 'Deze link kennen we niet',
		unknown_text:
			'Misschien viel er een stukje af bij het kopiëren, of is er al een nieuwere. Vraag een beheerder om een nieuwe.',
		used: 'Deze link is al gebruikt',
		used_text:
			'Hij werkt één keer. Was jij dat? Log dan in met je nieuwe wachtwoord. Was jij het niet, zeg het dan meteen tegen een beheerder.',
		expired: 'Deze link is verlopen',
		expired_text: 'Hij werkt een uur lang. Vraag een beheerder om een nieuwe.'
	},
	me: {
		title: 'Ik',
		language: 'Taal',
		look: 'Weergave',
		looks: { system: 'Automatisch', light: 'Licht', dark: 'Donker' },
		administration: 'Uitnodigingen',
		administration_text: 'Collega’s uitnodigen en zien wie er al is',
		my_questions: 'Mijn vragen',
		my_questions_text: 'Wat je vroeg, en wat het opleverde',
		sign_out: 'Log uit',
		sign_out_title: 'Uitloggen en je concepten weggooien?',
		sign_out_drafts:
			'Dit heb je op dit apparaat geschreven en nog niet geplaatst. Na het uitloggen is het weg.',
		sign_out_text:
			'Als je uitlogt, verdwijnen van dit apparaat alles wat je las en je concepten, die in je account blijven.',
		version: (name, version) => `${name} · Kring ${version}`
	},
	/** What administrators have pages of. */
	office: {
		roster: { title: 'Personeelslijst', summary: 'Lees uit een bestand in wie waar werkt' },
		units: { title: 'Afdelingen', summary: 'Hoe je organisatie in elkaar zit' },
		imports: { title: 'Imports', summary: 'Wat er van elders meekwam, en wat niet' },
		stuck: {
			title: 'Wat bleef steken',
			summary: 'Werk op de achtergrond dat mislukte, en het opnieuw proberen'
		},
		suspensions: {
			title: 'Schorsen en toelaten',
			summary: 'Sluit een collega meteen buiten, of laat die weer toe'
		},
		lost_phones: {
			title: 'Telefoon kwijt',
			summary: 'Een collega binnenlaten die geen inlogcodes meer heeft'
		},
		reset_links: {
			title: 'Wachtwoord vergeten',
			summary: 'Een link waarmee een collega een nieuw wachtwoord kiest'
		}
	},
	profile: {
		title: 'Jouw profiel',
		summary: 'Vertel waarover collega’s je iets mogen vragen',
		lead: 'Zo weten collega’s waarvoor ze bij jou terechtkunnen. Wie zoekt naar wat je doet of waarover je iets weet, vindt jou. Iedereen die hier inlogt, kan het zien.',
		as_shown: 'Zoals collega’s het zien',
		role: 'Wat je doet',
		role_note: 'bijvoorbeeld: servicetechnieker, Mechelen',
		ask_about: 'Vraag mij over',
		ask_about_text: (n) => `Hoogstens ${number(n)} onderwerpen. Hoe preciezer, hoe beter de vragen.`,
		topic: (n) => `Onderwerp ${number(n)}`,
		topic_hint: 'Bijvoorbeeld: lekken zoeken met stikstof',
		speaks: 'Talen die je spreekt',
		add_language: 'Voeg een taal toe',
		choose_language: 'Kies een taal',
		add: 'Voeg toe',
		language_added: (name) => `${name} toegevoegd.`,
		language_away: (name) => `Haal ${name} weg`,
		saved: 'Bewaard. Zo zien collega’s je.',
		cleared: 'Je profiel is weer leeg.',
		nothing_told: 'Waarover mogen collega’s je iets vragen?',
		nothing_told_text: 'Zet er één onderwerp bij waar je thuis in bent: wie ernaar zoekt, vindt jou.',
		tell: 'Vul je profiel in',
		edit: 'Pas je profiel aan',
		still_true: 'Dit staat hier al een tijdje. Klopt het nog?',
		it_is: 'Klopt nog',
		still_true_said: 'Dank je. Collega’s kunnen ervan op aan.',
		ask: (name) => `Vraag ${name} over`,
		no_topics: 'Hier staan nog geen onderwerpen. Iets vragen mag altijd.',
		no_topics_of_mine: 'Nog geen onderwerpen. Eén is genoeg om gevonden te worden.',
		told_in: (month) => `In eigen woorden, ${month}.`,
		told_in_by_me: (month) => `Zo zei je het in ${month}.`,
		speaks_of: (languages) => `Spreekt ${languages}`,
		not_here: 'Kan hier nu niet antwoorden. Wat er geschreven is, blijft staan.',
		done: 'Hier geschreven',
		counted: {
			answers: (n) => plural(n, { one: '1 antwoord', other: `${number(n)} antwoorden` }),
			accepted: (n) => plural(n, { one: '1 geaccepteerd', other: `${number(n)} geaccepteerd` }),
			helpful: (n) =>
				plural(n, { one: '1 keer nuttig gevonden', other: `${number(n)} keer nuttig gevonden` }),
			questions: (n) => plural(n, { one: '1 vraag', other: `${number(n)} vragen` }),
			comments: (n) => plural(n, { one: '1 reactie', other: `${number(n)} reacties` })
		},
		answered_on: 'Gaf antwoord over',
		all_texts: 'Lees alles',
		nothing_done: 'Nog niets dat jij kunt lezen.',
		nothing_done_by_me: 'Je schreef hier nog niets. Je vragen, antwoorden en reacties worden hier geteld.',
		answer_one: 'Bekijk welke vragen op een antwoord wachten',
		counted_where: 'Alleen wat jij mag lezen, telt mee.',
		counted_where_of_mine: 'Voor een collega telt alleen mee wat die mag lezen.',
		communities: 'Doet mee in',
		communities_of_mine: 'Je doet mee in'
	},
	directory: {
		title: 'Collega’s',
		summary: 'Vind wie hier werkt, en wat je ze kunt vragen',
		lead: 'Iedereen die hier is. Zoek iemand die ergens iets over weet, of kijk in een afdeling.',
		look: 'Zoek collega’s',
		named: 'Naam',
		about: 'Functie, of helpt bij vragen over',
		about_hint: 'Bijvoorbeeld: lekken',
		unit: 'Afdeling',
		any_unit: 'Alle afdelingen',
		speaks: 'Spreekt',
		any_language: 'Alle talen',
		narrow: 'Functie, onderwerp, afdeling, taal',
		show: 'Toon',
		clear: 'Wis',
		people: 'Collega’s',
		none: 'Niemand gevonden',
		none_text: 'Niemand heeft dit allemaal op het profiel staan. Laat iets weg, of vraag het in een kring.',
		none_named: (name) => `Niemand hier heet ‘${name}’. Een deel van de naam is genoeg: schrijf je die zo?`,
		ask: 'Stel het als vraag',
		see_all: 'Bekijk alle collega’s'
	},
	follow_person: {
		follow: (name) => `Volg ${name}`,
		unfollow: (name) => `Volg ${name} niet meer`,
		now_followed: (name) =>
			`Je volgt ${name}: vragen en antwoorden staan op Home. ${name} krijgt dat niet te horen.`,
		no_longer_followed: (name) => `Je volgt ${name} niet meer.`
	},
	placement: {
		change: 'Wijzig afdeling en functie',
		where: (name) => `Waar werkt ${name}?`,
		unit: 'Afdeling',
		no_unit: 'Geen afdeling',
		role: 'Functie',
		role_note: 'te zien zolang je collega er zelf geen invult',
		role_own: (role) => `nu niet te zien: je collega schreef zelf ‘${role}’`,
		saved: 'Bewaard. Collega’s zien het op het profiel.',
		saved_unseen: 'Bewaard. Op het profiel staat de functie die je collega zelf invulde.'
	},
	password: { show: 'Toon', hide: 'Verberg' },
	account: {
		title: 'Account en apparaten',
		summary: 'Waar je bent ingelogd, je wachtwoord, en een tweede stap',
		devices: 'Waar je bent ingelogd',
		devices_text: 'Telefoon kwijt, of ergens een browser open laten staan? Log daar uit.',
		device: (browser, system) => `${browser} op ${system}`,
		unknown_device: 'Een apparaat dat we niet herkennen',
		here: 'Dit apparaat',
		seen: (when) => `Laatst gebruikt: ${when}`,
		seen_lately: 'Onlangs gebruikt',
		since: (moment) => `ingelogd ${moment}`,
		end: 'Log uit',
		end_one: (device) => `Log uit: ${device}`,
		ended: (device) => `${device} is uitgelogd.`,
		end_all: 'Log uit op alle andere apparaten',
		end_all_title: 'Uitloggen op alle andere apparaten?',
		end_all_text: 'Op dit apparaat blijf je ingelogd. Op alle andere heb je je wachtwoord weer nodig.',
		ended_all: 'Je bent nu alleen nog op dit apparaat ingelogd.',
		only_here: 'Je bent alleen op dit apparaat ingelogd.',
		password: 'Wachtwoord',
		password_text:
			'Na een wijziging blijf je hier ingelogd. Op je andere apparaten ben je dan uitgelogd, en je API-tokens werken niet meer.',
		old: 'Je huidige wachtwoord',
		fresh: 'Nieuw wachtwoord',
		change: 'Wijzig wachtwoord',
		changed:
			'Je wachtwoord is gewijzigd. Op je andere apparaten ben je uitgelogd, en je API-tokens werken niet meer.'
	},
	second_step: {
		title: 'Inloggen in twee stappen',
		text: 'Naast je wachtwoord vul je dan een code in uit een app op je telefoon. Wie alleen je wachtwoord te pakken krijgt, komt er zo niet in.',
		turn_on: 'Zet aan',
		next: 'Ga verder',
		password_text: 'Eerst je wachtwoord, zodat niemand anders dit hier doet.',
		connect: 'Koppel een app',
		connect_text:
			'Scan dit met een app voor inlogcodes, zoals Aegis, 2FAS, Google Authenticator of je wachtwoordkluis.',
		qr: 'QR-code voor je app',
		secret_text: 'Lukt scannen niet? Typ deze sleutel in de app.',
		secret: 'Sleutel voor je app',
		open_app: 'Open in je app op dit toestel',
		copy_codes: 'Kopieer codes',
		copy_secret: 'Kopieer sleutel',
		secret_copied: 'Sleutel gekopieerd.',
		code: 'Code uit je app',
		code_note: '6 cijfers',
		recovery_code: 'Herstelcode',
		recovery_code_note: '16 letters en cijfers',
		use_recovery: 'Gebruik een herstelcode',
		use_app: 'Gebruik de code uit mijn app',
		turned_on: 'Vanaf nu vragen we bij het inloggen ook een code.',
		codes: 'Je herstelcodes',
		codes_text:
			'Zonder je telefoon kom je binnen met een van deze codes. Elke code werkt één keer. Je ziet ze alleen nu: bewaar ze op een veilige plek, het liefst niet alleen op je telefoon.',
		kept: 'Ik heb ze bewaard',
		is_on: 'Staat aan.',
		left: (n) =>
			plural(n, { one: 'Je hebt nog 1 herstelcode.', other: `Je hebt nog ${number(n)} herstelcodes.` }),
		renew: 'Maak nieuwe herstelcodes',
		renew_title: 'Nieuwe herstelcodes maken?',
		renew_text:
			'De codes die je hebt, werken dan niet meer. Vul een code in, zodat we weten dat jij het bent.',
		turn_off: 'Zet uit',
		turn_off_title: 'De tweede stap uitzetten?',
		turn_off_text:
			'Je account gaat dan open met alleen je wachtwoord. Vul een code in, zodat we weten dat jij het bent.',
		turned_off: 'Inloggen gaat weer met alleen je wachtwoord.',
		door: 'Nog één stap',
		door_text: 'Je wachtwoord klopt. Nu nog een code.',
		back: 'Terug',
		lost: 'Geen telefoon en geen herstelcodes? Vraag een beheerder om je binnen te laten.'
	},
	tokens: {
		title: 'API-tokens',
		summary: 'Laat een eigen programma voor je lezen of iets doen',
		lead: 'Met een token werkt je eigen programma of script in jouw naam, via de API van Kring.',
		docs: 'Wat er allemaal kan, staat hier beschreven.',
		make: 'Maak een token',
		name: 'Waarvoor dient de token?',
		name_note: 'bijvoorbeeld: weekrapport',
		scope: 'Wat hij mag',
		scopes: {
			read: { title: 'Lezen', text: 'Leest alles wat jij mag lezen.' },
			write: { title: 'Lezen en schrijven', text: 'Doet ook wat jij mag doen: vragen, antwoorden, volgen.' },
			administration: {
				title: 'Ook beheren',
				text: 'Doet ook wat jij als beheerder doet. Alleen voor een programma dat je helemaal vertrouwt.'
			}
		},
		days: 'Hij werkt',
		days_of: (n) => `${number(n)} dagen`,
		made: (name) => `Jouw token: ${name}`,
		once: 'Je ziet hem alleen nu, dus kopieer hem en bewaar hem als een wachtwoord.',
		secret: 'Token om te kopiëren',
		copy: 'Kopieer token',
		copied: 'Token gekopieerd.',
		list: 'Jouw tokens',
		until: (date) => `werkt tot ${date}`,
		ended: (date) => `werkt niet meer sinds ${date}`,
		never_used: 'Nog niet gebruikt',
		revoke: 'Trek in',
		revoke_one: (name) => `Trek in: ${name}`,
		revoke_title: (name) => `De token ‘${name}’ intrekken?`,
		revoke_text: 'Een programma dat hem gebruikt, komt er dan niet meer in. Een nieuwe maken kan altijd.',
		revoked: (name) => `‘${name}’ is ingetrokken.`,
		empty: 'Nog geen tokens',
		empty_text: 'Je hebt er alleen een nodig voor een eigen programma of script.'
	},
	invitations: {
		title: 'Uitnodigingen',
		lead: 'Maak een link voor elke collega die erbij mag. De link bezorg je zelf, bijvoorbeeld per mail of chat.',
		invite: 'Nodig iemand uit',
		email: 'E-mailadres',
		email_hint: 'niet verplicht; vul je het in, dan werkt de link alleen voor dat adres',
		role: 'Rol',
		roles: { member: 'Lid', administrator: 'Beheerder' },
		community: 'Eerste kring',
		no_community: 'Nog geen',
		submit: 'Maak een link',
		caption: 'Gemaakte uitnodigingen',
		whom: 'Voor',
		anybody: 'Wie de link heeft',
		colleagues: 'Wie al een account heeft',
		leads_into: (community) => `naar ${community}`,
		leads_somewhere: 'naar een kring',
		into: (community) => `begint in ${community}`,
		state: 'Status',
		states: { open: 'Open', used: 'Gebruikt', expired: 'Verlopen', withdrawn: 'Ingetrokken' },
		invited_by: 'Uitgenodigd door',
		made_at: 'Gemaakt',
		used_by: (name) => `door ${name}`,
		acts: 'Acties',
		acts_for: (whom) => `Acties voor ${whom}`,
		renew: 'Maak een nieuwe link',
		renewed: 'Er is een nieuwe link. De oude werkt niet meer.',
		withdraw: 'Trek in',
		withdraw_title: 'Deze uitnodiging intrekken?',
		withdraw_text: 'De link werkt dan meteen niet meer. Een nieuwe maken kan altijd.',
		withdrawn: 'De uitnodiging is ingetrokken.',
		empty: 'Nog niemand uitgenodigd',
		empty_text:
			'Begin met twee of drie mensen die graag helpen. Dan is het voor de rest meteen fijn binnenkomen.'
	},
	records_of_programs: {
		title: 'Leergegevens',
		summary: 'Verbind je LMS en andere programma’s',
		score: (percent) => `${number(percent)}\u00a0%`,
		points: (raw) => plural(raw, { one: `${number(raw)} punt`, other: `${number(raw)} punten` }),
		points_of: (raw, max) => `${number(raw)} van ${number(max)} punten`,
		points_between: (raw, min, max) => `${number(raw)} punten, van ${number(min)} tot ${number(max)}`
	},
	own_records: {
		title: 'Wat Kring zelf meldt',
		summary: 'Wat Kring meldt over wat mensen hier doen',
		lead: 'Kring kan wat mensen hier doen melden als leergegevens, naast wat je programma’s melden. Jij kiest wat. Programma’s die alles lezen, lezen dat dan ook.',
		privacy:
			'Wat iemand schreef, wordt niet gemeld, en namen ook niet: mensen staan erin onder een code, en over wie bezwaar maakt wordt niets gemeld. Iedereen ziet op de pagina Ik wat er aanstaat.',
		kinds: {
			asked: { title: 'Vragen', text: 'Iemand vraagt iets' },
			answered: { title: 'Antwoorden', text: 'Iemand beantwoordt een vraag' },
			commented: { title: 'Reacties', text: 'Iemand reageert op een vraag of een antwoord' },
			edited: { title: 'Bewerkingen', text: 'Iemand verandert een eigen tekst' },
			accepted: { title: 'Geaccepteerde antwoorden', text: 'Een antwoord blijkt de oplossing' },
			found_helpful: { title: 'Nuttig', text: 'Iemand vindt een antwoord nuttig' },
			found_same: { title: 'Dit heb ik ook', text: 'Iemand heeft dezelfde vraag' },
			kept_themes: { title: 'Thema’s', text: 'Iemand maakt of beschrijft een thema' },
			followed_theme: { title: 'Volgen', text: 'Iemand volgt een thema, of niet meer' },
			joined: { title: 'Leden', text: 'Iemand wordt lid van een kring, of gaat weg' }
		},
		changed: (day, name) => (name ? `gewijzigd op ${day} door ${name}` : `gewijzigd op ${day}`),
		turned_on: (kind) => `${kind}: wordt vanaf nu gemeld.`,
		turned_off: (kind) => `${kind}: wordt niet meer gemeld.`
	},
	people: {
		find: 'Naam of e-mailadres',
		found: 'Gevonden mensen',
		none_found: 'Niemand gevonden',
		more: 'Er zijn er meer. Typ nog een paar letters, dan vind je ze.'
	},
	my_records: {
		title: 'Wat er van je leren bewaard wordt',
		summary: 'Wat je voltooide, en wat Kring meldt',
		completions: 'Wat je voltooide',
		completions_text:
			'Zoals je leerplatform en andere programma’s het meldden. Je collega’s zien deze lijst niet. Een beheerder kan opzoeken van wie een leergegeven is, met een reden die bewaard blijft.',
		unproved: (email) =>
			`Een beheerder heeft nog niet gezegd dat ${email} jouw adres is. Tot dan staat wat programma’s met dat adres melden niet hier, en ook niet in het bestand hieronder. Vraag het aan je beheerder.`,
		none: 'Nog niets',
		none_text: 'Zodra een programma meldt dat je iets voltooide, staat het hier.',
		completed: (day) => `voltooid op ${day}`,
		reported_by: (program) => `gemeld door ${program}`,
		passed: 'geslaagd',
		not_passed: 'niet geslaagd',
		kept_until: (day) => `dit leergegeven blijft bewaard tot ${day}`,
		file: 'Alles, in een bestand',
		file_text:
			'Alles wat programma’s meldden waar jij in voorkomt, wat ze over je bewaren en wat je voltooid hebt. Andere mensen staan erin met een code. Het is een .jsonl-bestand: op elke regel staat één gegeven, als JSON. Je opent het met een gewone teksteditor, zoals Kladblok. Zijn er heel veel gegevens, dan duurt het even om alles door te kijken: de eerste regels zeggen hoe ver dat is.',
		offline: 'Je bent offline. Downloaden kan weer zodra je verbinding hebt.',
		download: 'Download alles',
		told: 'Wat Kring over je meldt',
		told_nothing: 'Op dit moment meldt Kring niets over wat mensen hier doen.',
		told_text:
			'Je organisatie heeft aangezet dat Kring dit van iedereen meldt. Wat je schrijft en je naam worden niet gemeld: je staat erin onder een code.',
		object: 'Meld niets over mij',
		object_text:
			'Dat geldt vanaf nu, ook voor wat anderen met jouw teksten doen. Wat eerder gemeld is, blijft staan.',
		objected: 'Vanaf nu wordt er niets meer over je gemeld.',
		allowed: 'Vanaf nu doe je weer mee.'
	},
	about_you: {
		title: 'Wat Kring over je bewaart',
		summary: 'Waarom, hoe lang en wie het ziet',
		lead: 'Alles wat er over mensen bewaard wordt, waarvoor, hoe lang, wie het ziet en wat jij ermee kunt. Deze pagina komt uit het programma zelf: wat hier niet staat, wordt niet bewaard.',
		to_invitation: 'Terug naar de uitnodiging',
		why: 'Waarvoor',
		how_long: 'Hoe lang',
		seen_by: 'Wie het ziet',
		yours: 'Wat jij kunt doen',
		ask: 'Is er iets onduidelijk, of wil je dat er iets gewist wordt? Vraag het een beheerder van je organisatie.'
	},
	sign_in: {
		title: 'Welkom terug',
		lead: 'Log in en ga verder waar je gebleven was.',
		email: 'Zakelijk e-mailadres',
		password: 'Wachtwoord',
		submit: 'Log in',
		forgot: 'Wachtwoord vergeten? Vraag een beheerder om een link. Daarmee kies je een nieuw wachtwoord.',
		promise: 'Vraag wat je wilt weten. Deel wat je ontdekte.',
		signed_out: 'Je bent uitgelogd. Log opnieuw in en ga verder waar je gebleven was.',
		demo: 'Wie wil je zijn?',
		demo_text: 'Dit is een demonstratie: niets is echt, dus probeer gerust alles uit.',
		demo_as: (name) => `Ga verder als ${name}`,
		first_run: 'Hier is nog niemand',
		first_run_text:
			'Bij het starten liet Kring een link zien voor de eerste beheerder. Open die link om te beginnen.'
	},
	welcome: {
		title: (organisation) => `Welkom bij ${organisation}`,
		by: (name) => `${name} heeft je uitgenodigd.`,
		lead: 'Je bent uitgenodigd.',
		into: (community) => `Je begint in ${community}.`,
		as_administrator: 'Je wordt beheerder.',
		first_title: 'Daar gaan we',
		first_text:
			'Je bent hier de eerste, dus jij wordt beheerder. Hierna begin je een kring en nodig je je collega’s uit.',
		name: 'Je naam',
		name_note: 'zoals collega’s je kennen',
		email: 'Zakelijk e-mailadres',
		password: 'Kies een wachtwoord',
		password_note: 'minstens 10 tekens; liever een paar woorden dan één moeilijk woord',
		submit: 'Kom binnen',
		have_account: 'Heb je al een account?',
		colleagues_text:
			'Deze link is voor collega’s die al een account hebben. Heb je er nog geen, vraag dan een beheerder om een uitnodiging.',
		sign_in_first: 'Log in en gebruik deze link',
		accept_title: (community) => `Meedoen in ${community}?`,
		accept_text: (name) => `Je bent ingelogd als ${name}. Met deze link kom je in de kring.`,
		accept: 'Doe mee',
		for_somebody_else: 'Deze link is voor iemand anders',
		for_somebody_else_text: (name) =>
			`Je bent ingelogd als ${name}, en de link is voor een ander e-mailadres. Is dat ook van jou? Log dan uit en gebruik de link met dat account. Wil je zelf meedoen, vraag dan om een eigen link.`,
		is_member: (community) => `Je zit al in ${community}`,
		is_member_text: (name) => `Je bent ingelogd als ${name}. De link blijft geldig voor iemand anders.`,
		to_community: 'Naar de kring',
		not_needed: 'Je bent al binnen',
		not_needed_text: (name) =>
			`Je bent ingelogd als ${name}. Deze link is voor iemand die nog geen account heeft.`,
		no_link: 'Je hebt een link nodig',
		no_link_text:
			'Binnenkomen gaat met een persoonlijke link van een collega. Vraag er een, of log in als je al een account hebt.',
		unknown: 'Deze link kennen we niet',
		unknown_text: 'Misschien viel er een stukje af bij het kopiëren. Vraag een nieuwe aan wie hem stuurde.',
		used: 'Deze link is al gebruikt',
		used_text: 'Een link werkt één keer. Was jij dat? Log dan gewoon in. Vraag anders een nieuwe.',
		used_signed_in: (name) =>
			`Je bent al ingelogd, als ${name}. Was de link voor jou? Vraag dan een nieuwe: een link werkt maar één keer.`,
		signed_in: (name) => `Je bent al ingelogd, als ${name}.`,
		expired: 'Deze link is verlopen',
		expired_text: 'Een link blijft niet altijd geldig. Vraag een nieuwe aan wie hem stuurde.',
		to_sign_in: 'Log in'
	},
	/** What a field says that was left empty. */
	empty: {
		title: 'Zet je vraag in één zin.',
		answer: 'Schrijf eerst je antwoord.',
		comment: 'Schrijf eerst je reactie.',
		password: 'Vul je wachtwoord in.',
		code: 'Vul de code uit je app in.',
		recovery_code: 'Vul een van je herstelcodes in.',
		token: 'Schrijf waarvoor de token dient.',
		new_password: 'Kies een wachtwoord.',
		your_name: 'Vul je naam in.',
		community: 'Geef de kring een naam.',
		community_theme: 'Schrijf waar de kring over gaat.',
		purpose: 'Schrijf in één zin waarvoor de kring er is.',
		theme: 'Geef het thema een naam.',
		program: 'Geef het programma een naam.',
		reason: 'Schrijf waarom je het wilt weten.',
		why: 'Schrijf waarom je dit doet.',
		confirmation: (word) => `Neem ‘${word}’ letter voor letter over.`,
		meant: {
			code: 'Neem de code over uit de leergegevens.',
			email_hash: 'Plak de 40 tekens van de SHA-1 hier.',
			openid: 'Vul het volledige adres in, dat begint met https://.',
			account: 'Vul de naam in zoals het programma die kent.'
		},
		home_page: 'Vul het adres in dat als homePage in de leergegevens staat.'
	},
	room: {
		left: (n) => plural(n, { one: 'Nog 1 teken', other: `Nog ${number(n)} tekens` }),
		over: (n) => plural(n, { one: '1 teken te veel', other: `${number(n)} tekens te veel` })
	},
	list: { more: 'Toon meer', reading: 'Momentje…', end: 'Dat was alles.' },
	dialog: { cancel: 'Laat maar', close: 'Sluit' },
	copy: {
		act: 'Kopieer tekst',
		copied: 'Tekst gekopieerd.',
		by_hand: 'Kopiëren lukt hier niet. De tekst is geselecteerd: kopieer hem zelf.'
	},
	problems: {
		again: 'Probeer opnieuw',
		home: 'Naar Home',
		unknown: 'Er ging iets mis bij ons',
		unknown_text: 'Het ligt niet aan jou. Probeer het zo nog eens.',
		not_found: 'Dit is er niet, of je kunt het niet zien',
		not_found_text: 'Misschien is het weggehaald, of hoort het bij een kring waar je niet in zit.',
		offline: 'Je bent offline',
		offline_text: 'Deze pagina heb je op dit apparaat nog niet gelezen. Daarom is er niets van bewaard.',
		offline_search: 'Zoeken kan niet zolang je offline bent.',
		overloaded: 'Het is nu erg druk',
		overloaded_text: 'Wacht even en probeer het dan nog eens. Er is niets kwijt.',
		wait: (seconds) =>
			seconds < 90
				? plural(seconds, {
						one: 'Probeer het over 1 seconde weer.',
						other: `Probeer het over ${number(seconds)} seconden weer.`
					})
				: `Probeer het over ${number(Math.ceil(seconds / 60))} minuten weer.`,
		email: 'Vul een e-mailadres in, zoals naam@example.org.',
		choose: 'Kies een kring.',
		/** For a press that sends nothing somebody wrote. Other codes say the same as in a form. */
		presses: {
			'database.outcome_unknown':
				'De verbinding viel weg tijdens het bewaren. Laad de pagina opnieuw en kijk of het gelukt is.',
			'database.too_slow': 'Dit duurde te lang en is niet gelukt. Probeer het zo nog eens.',
			failed: 'Er ging iets mis bij ons. Probeer het zo nog eens.',
			'ids.no_node': 'Kring start net op. Probeer het zo nog eens.',
			offline: 'Dat lukt niet: je lijkt offline. Probeer het weer zodra je verbinding hebt.',
			overloaded: 'Het is nu erg druk.',
			'request.timed_out':
				'Het duurde te lang voor dat aankwam. Kijk naar je verbinding en probeer het opnieuw.',
			'session.required': 'Je bent uitgelogd. Log opnieuw in.',
			storage_full: 'De server is vol, dus dit is niet bewaard. Laat het je beheerder weten.',
			unknown: 'Er gebeurde iets onverwachts. Probeer het zo nog eens.'
		},
		codes: {
			'agent.known':
				'Van deze persoon is al bekend wie het is. Maak dat eerst ongedaan als het iemand anders is.',
			'attachment.wrong': 'De bijlagen horen niet bij de leergegevens. Bij ‘detail’ staat waarom.',
			'client_key.required':
				'Stuur de sleutel van een programma mee: gebruikersnaam en wachtwoord (Basic), of een token (Bearer).',
			'client_key.scope': 'Dit programma mag dat niet. Een beheerder kan het toestaan.',
			'document.changed': 'Het document is intussen gewijzigd. Lees het eerst opnieuw.',
			'document.not_json':
				'Alleen JSON-objecten kunnen worden samengevoegd. Vervang het document in zijn geheel.',
			'document.unconditional': 'Er is al een document. Zeg met If-Match welke versie je vervangt.',
			'multipart.malformed':
				'De delen van het bericht zijn niet uit elkaar te houden. Bij ‘detail’ staat waarom.',
			'record_client.changed':
				'Intussen is gewijzigd wat dit programma mag. Sluit dit en kijk eerst opnieuw.',
			'record_client.revoked': 'Dit programma is losgekoppeld. Verbind het opnieuw.',
			'record_person.ambiguous':
				'Meer mensen hebben deze code. Zeg met een e-mailadres of account wie je bedoelt.',
			'record_person.erased': 'Deze persoon is al gewist.',
			'record_person.nowhere': 'Niemand in de leergegevens heeft dit adres of dit account.',
			'record_person.program': 'Dit is een programma, geen persoon.',
			'record_person.unknown': 'Niemand in de leergegevens heeft deze code.',
			'roster.column_twice': 'Twee kolommen in het bestand betekenen hetzelfde. Laat er een weg.',
			'roster.columns_missing':
				'De eerste regel van het bestand moet de kolommen noemen: in elk geval “e-mail” en “naam”.',
			'roster.file_changed': 'Dit bestand is gewijzigd nadat je het koos. Kies het opnieuw.',
			'roster.not_utf8':
				'Dit is geen tekst die we kunnen lezen. Bewaar het bestand vanuit je spreadsheet als “CSV UTF-8”.',
			'roster.too_long':
				'Het bestand is te lang. Er passen 10.000 regels en twee megabyte in; lees het in delen in.',
			'roster.workbook':
				'Dit is een Excel-werkmap. Bewaar het vanuit Excel als “CSV UTF-8” en kies dat bestand.',
			'signature.wrong': 'De handtekening hoort niet bij het leergegeven. Bij ‘detail’ staat waarom.',
			'statement.conflict': 'Er is al een ander leergegeven met dit id; er is niets bewaard.',
			'statement.invalid':
				'Het leergegeven volgt een regel van xAPI niet; er is niets bewaard. Bij ‘detail’ staat welke.',
			'statements.too_large':
				'De JSON van deze leergegevens is groter dan 8 MB; er is niets bewaard. Stuur er minder tegelijk.',
			'statements.too_many':
				'Dit zijn meer dan 10.000 leergegevens tegelijk; er is niets bewaard. Stuur er minder tegelijk.',
			'statements.too_many_values':
				'In de JSON van deze leergegevens staan meer dan 400.000 komma’s en openende haken; er is niets bewaard. Stuur er minder tegelijk.',
			'xapi.malformed': 'Dit is niet zoals xAPI het wil. Staat er een ‘detail’ bij, dan lees je daar waarom.',
			'account.exists': 'Er is al een account met dit e-mailadres. Log daarmee in.',
			'account.suspended': 'Deze collega is geschorst en moet eerst weer toegelaten worden.',
			'answer.elsewhere': 'Dat antwoord hoort bij een andere vraag. Laad de pagina opnieuw en kies nog eens.',
			'answer.too_many':
				'Onder deze vraag staan al zoveel antwoorden dat er geen meer bij kunnen. Stel een nieuwe vraag, en schrijf erbij op welke ze volgt.',
			'answer.too_many_of_yours':
				'Je gaf hier al zoveel antwoorden dat er van jou geen meer bij kunnen. Pas een van je antwoorden aan.',
			'body.too_large': 'Dit is meer dan er in één keer past. Maak het korter en probeer het opnieuw.',
			'comment.too_many':
				'Hier staan al zoveel reacties dat er geen meer bij kunnen. Schrijf een antwoord, of stel een nieuwe vraag.',
			'comment.too_many_of_yours':
				'Je schreef hier al zoveel reacties dat er van jou geen meer bij kunnen. Pas een van je reacties aan, of schrijf een antwoord.',
			'community.last_facilitator':
				'Jij bent de laatste begeleider. Maak eerst iemand anders begeleider, zodat er iemand voor de kring zorgt.',
			'community.name_taken':
				'Er is al een kring met deze naam. Kies een andere naam, of doe mee in die kring.',
			'database.outcome_unknown':
				'De verbinding viel weg tijdens het bewaren. Kijk eerst of het er staat voor je het opnieuw probeert; wat je invulde, staat er nog.',
			'database.too_slow':
				'Dit duurde te lang en is niet bewaard. Wat je invulde, staat er nog; probeer het zo nog eens.',
			failed: 'Er ging iets mis bij ons. Wat je invulde, staat er nog; probeer het zo nog eens.',
			'draft.too_many':
				'Je hebt zoveel concepten dat er geen meer bewaard worden. Plaats er een of gooi er een weg.',
			'follow.own': 'Wat je zelf vraagt en antwoordt, zie je al. Volg een collega.',
			'follow.too_many': 'Je volgt zoveel collega’s dat er niemand meer bij kan. Laat eerst iemand los.',
			'helpful.own': 'Dit is je eigen antwoord. Of het hielp, mogen anderen zeggen.',
			'idempotency.key_malformed':
				'Dat lukte niet. Laad de pagina opnieuw en probeer het opnieuw; je tekst blijft bewaard.',
			'idempotency.other_body':
				'Vanuit dit formulier is al iets anders verstuurd. Laad de pagina opnieuw en kijk of het er staat.',
			'ids.no_node': 'Kring start net op. Probeer het zo nog eens; wat je invulde, staat er nog.',
			'input.invalid': 'Er klopt nog iets niet. Kijk even naar de gemarkeerde velden.',
			'invitation.colleagues_only':
				'Deze link is voor collega’s die al een account hebben. Log in, of vraag een beheerder om een uitnodiging.',
			'invitation.expired': 'Deze link is verlopen. Vraag een nieuwe.',
			'invitation.has_account':
				'Iemand met dit adres heeft hier al een account en kan gewoon inloggen. Lukt dat niet, maak dan een link op de pagina Wachtwoord vergeten.',
			'invitation.is_member': 'Wie dit adres heeft, is al lid van deze kring.',
			'invitation.exists': 'Voor dit adres staat al een uitnodiging open. Maak daar een nieuwe link voor.',
			'invitation.newcomers_only': 'Deze link is voor iemand die nog geen account heeft. Hij blijft geldig.',
			'invitation.other_email':
				'Deze link is voor een ander e-mailadres. Gebruik dat adres, of vraag een eigen link.',
			'invitation.unknown': 'Deze link kennen we niet. Vraag een nieuwe.',
			'invitation.used': 'Deze link is al gebruikt. Log in, of vraag een nieuwe.',
			'media_type.wrong': 'Dat lukte niet. Laad de pagina opnieuw en probeer het opnieuw.',
			'member.required': 'Deze collega is geen lid (meer) van de kring.',
			'membership.not_requested': 'Deze collega vraagt niet meer om mee te doen.',
			'membership.required': 'Dit kunnen alleen leden. Doe eerst mee in de kring.',
			'method.wrong': 'Dat kan hier niet. Laad de pagina opnieuw en probeer het opnieuw.',
			not_allowed: 'Je kunt dit zien, maar wijzigen is aan iemand anders.',
			not_found: 'Dit is er niet meer, of je kunt het niet zien.',
			offline: 'Er kwam geen antwoord: je lijkt offline. Wat je invulde, staat er nog.',
			'origin.foreign':
				'Deze pagina lijkt niet van jullie eigen Kring te komen. Laad hem opnieuw en probeer het opnieuw.',
			'password.overtaken': 'Je wachtwoord is intussen al gewijzigd.',
			'password.unchanged': 'Dit wachtwoord heb je al. Kies een ander.',
			'password.wrong': 'Dit is niet je huidige wachtwoord.',
			overloaded: 'Het is nu erg druk. Wat je invulde, staat er nog.',
			refused: 'Dat lukte niet.',
			'question.full':
				'De teksten bij deze vraag zijn samen zo lang dat deze er niet meer bij past. Maak hem korter, of stel een nieuwe vraag en schrijf erbij op welke ze volgt.',
			'question.full_of_yours':
				'Je teksten bij deze vraag zijn samen al zo lang dat deze er niet meer bij past. Maak hem korter, of stel een nieuwe vraag en schrijf erbij op welke ze volgt.',
			'request.coding_unsupported': 'Dat lukte niet. Laad de pagina opnieuw en probeer het opnieuw.',
			'request.expectation_unsupported': 'Dat lukte niet. Laad de pagina opnieuw en probeer het opnieuw.',
			'request.headers_too_large':
				'Deze browser stuurt te veel mee. Wis de cookies van deze site en log opnieuw in.',
			'request.malformed': 'Dat kwam niet goed aan. Laad de pagina opnieuw en probeer het opnieuw.',
			'request.method_unknown': 'Dat kan hier niet. Laad de pagina opnieuw en probeer het opnieuw.',
			'request.target_too_long': 'Dit is te lang om naar te zoeken. Gebruik minder woorden.',
			'request.timed_out':
				'Het duurde te lang voor dat aankwam. Kijk naar je verbinding en probeer het opnieuw; wat je invulde, staat er nog.',
			'request.version_unsupported':
				'Deze browser, of iets tussen je browser en Kring, spreekt een taal die Kring niet kent.',
			'reset_link.expired': 'Deze link is verlopen. Vraag een beheerder om een nieuwe.',
			'reset_link.own': 'Dit is je eigen account. Je wachtwoord wijzig je op de pagina Account en apparaten.',
			'reset_link.unknown': 'Deze link kennen we niet. Vraag een beheerder om een nieuwe.',
			'reset_link.used': 'Deze link is al gebruikt. Log in, of vraag een beheerder om een nieuwe.',
			'retention_rule.too_many': 'Er zijn al 50 regels. Schrap er eerst een.',
			'revision.stale': 'Dit is aangepast terwijl je schreef.',
			'same.own': 'Dit is je eigen vraag. Anderen kunnen laten weten dat zij ze ook hebben.',
			'second_step.not_prepared': 'Koppel eerst je app.',
			'second_step.off': 'De tweede stap staat al uit. Laad de pagina opnieuw.',
			'second_step.on': 'De tweede stap staat al aan. Laad de pagina opnieuw.',
			'second_step.own':
				'Dit is je eigen account. Je tweede stap zet je uit op de pagina Account en apparaten.',
			'second_step.wrong':
				'Deze code klopt niet, of is al gebruikt. Wacht op de volgende, en kijk of de klok van je telefoon juist staat.',
			'session.required': 'Je bent uitgelogd. Log opnieuw in; je tekst blijft bewaard.',
			'sign_in.code_required': 'Er is ook een code nodig.',
			'sign_in.code_wrong':
				'Deze code klopt niet, of is al gebruikt. Wacht op de volgende, en kijk of de klok van je telefoon juist staat.',
			'sign_in.too_many': 'Te veel pogingen.',
			'sign_in.wrong': 'Dit e-mailadres en wachtwoord horen niet bij elkaar.',
			storage_full:
				'De server is vol, dus dit is niet bewaard. Wat je invulde, staat er nog; laat het je beheerder weten.',
			'suspension.own': 'Jezelf schorsen kan niet. Een andere beheerder kan het wel.',
			'theme.elsewhere': 'Dat thema hoort hier niet bij. Kies een ander thema van deze kring.',
			'theme.name_taken':
				'Zo heet al een ander thema van deze kring. Kies een andere naam, of voeg de twee samen.',
			'thing.withdrawn': 'Dit is ingetrokken. Zet het eerst terug, dan kun je verder.',
			'token.never': 'Log hiervoor zelf in.',
			'token.no_administrators': 'Log zelf in om een beheerder uit te nodigen.',
			'token.scope': 'Deze token is daar niet voor.',
			too_many: 'Dat was veel tegelijk. Adem even in en uit.',
			unknown: 'Er gebeurde iets onverwachts. Wat je invulde, staat er nog; probeer het zo nog eens.',
			'unclaimed.claimed': 'Die persoon is al aan iemand anders gekoppeld. Koppel die eerst los.',
			'unclaimed.several':
				'Deze naam staat voor meer mensen, en kan dus niet aan één persoon gekoppeld worden.',
			'unclaimed.under_way': 'De teksten gaan nog terug. Probeer het zo nog eens.',
			'unit.exists': 'Op deze plek staat al een afdeling met die naam. Kies een andere naam.',
			'unit.not_empty': 'In deze afdeling zitten nog afdelingen of mensen. Verplaats ze eerst.',
			'unit.too_deep': 'Dat worden meer dan acht lagen. Zet de afdeling hoger.',
			'unit.too_many': 'Er zijn al duizend afdelingen, en meer kan niet. Haal er eerst een weg.',
			'unit.within_itself': 'Een afdeling kan niet onder zichzelf staan. Kies een andere plek.',
			'websocket.required': 'Dat kan hier niet. Laad de pagina opnieuw en probeer het opnieuw.'
		},
		fields: {
			required: () => 'Vul dit in.',
			unknown: () => 'Dit kennen we niet.',
			wrong_type: () => 'Dit klopt niet helemaal.',
			too_short: (limit) =>
				limit <= 1 ? 'Vul dit in.' : `Maak het iets langer: minstens ${number(limit)} tekens.`,
			too_long: (limit) => `Maak het iets korter: hoogstens ${number(limit)} tekens.`,
			easily_guessed: () =>
				'Dit is makkelijk te raden. Een paar woorden die niets met elkaar te maken hebben, werken goed.',
			too_small: (limit) => `Minstens ${number(limit)}.`,
			too_large: (limit) => `Hoogstens ${number(limit)}.`,
			too_early: () => 'Deze dag komt vóór de eerste. Kies een latere.',
			bad_characters: () => 'Hier staan tekens in die we niet kunnen tonen. Typ het opnieuw.',
			unit_separator: () =>
				'Een naam kan geen › of > bevatten: dan lijkt het een afdeling onder een andere. Kies bij Onder welke erboven staat.',
			not_allowed: () => 'Deze keuze kan hier niet.',
			malformed: () => 'Dit klopt niet helemaal.'
		}
	}
} satisfies Messages;

import { number, plural } from '../format.ts';
import type { OfficeMessages } from '../index.svelte.ts';

/** What only the pages of administrators say, but for those of learning records. */
export default {
	imports: {
		lead: 'Vragen en antwoorden die je organisatie elders heeft, komen binnen via de opdrachtregel van de server. Hier zie je hoe ver dat is, wat er meekwam, en wat niet.',
		empty: 'Nog niets geïmporteerd',
		empty_text:
			'Een dump van een Stack Exchange-site kan meekomen naar een kring. Wie de server beheert, doet dat met kring import stackexchange.',
		unnamed: (community) => `Import naar ${community}`,
		into: (community) => `Naar ${community}`,
		begun: (moment) => `Begonnen op ${moment}`,
		finished: (moment) => `klaar op ${moment}`,
		going_on: (percent, stage) => `${percent} % klaar: ${stage}`,
		halted: (percent) => `Gestopt op ${percent} %. Hetzelfde commando gaat daar verder.`,
		stages: {
			emptying: 'bestanden bekijken',
			people: 'mensen',
			texts: 'wat er wanneer stond',
			votes: 'stemmen',
			questions: 'vragen',
			answers: 'antwoorden',
			comments: 'reacties',
			links: 'verbanden tussen vragen',
			themes: 'thema’s',
			badges: 'badges',
			clearing: 'opruimen',
			finished: 'klaar'
		},
		came: 'Wat er meekwam',
		nothing_came: 'Er kwam niets nieuws mee.',
		left_out: 'Wat er niet meekwam, en waarom',
		examples: (numbers) => `Onder andere, met hun nummers in de dump: ${numbers}`,
		all_of_them: (numbers) => `Met hun nummers in de dump: ${numbers}`,
		kinds: {
			person: 'Mensen',
			about: 'Wat mensen over zichzelf vertelden',
			question: 'Vragen',
			answer: 'Antwoorden',
			comment: 'Reacties',
			post: 'Andere berichten',
			version: 'Eerdere versies',
			like: 'Likes',
			comment_like: 'Likes bij reacties',
			down_vote: 'Minstemmen',
			vote: 'Andere stemmen (favorieten, afsluiten, premies, moderatie)',
			acceptance: 'Geaccepteerde antwoorden',
			theme: 'Thema’s',
			description: 'Beschrijvingen van thema’s',
			link: 'Verbanden tussen vragen',
			badge: 'Badges',
			closing: 'Keren dat een vraag dichtging of weer openging',
			event: 'Andere gebeurtenissen (vergrendeld, verplaatst, gedeeld)',
			score: 'Scores',
			characters: 'Teksten met tekens die niemand ziet'
		},
		reasons: {
			already_here: 'Die bracht een eerdere import al mee.',
			unreadable: 'Een waarde ontbreekt, of is van een verkeerd soort. De nummers zijn die van rijen.',
			empty: 'Er staat niets in.',
			too_long: 'Ze zijn langer dan een tekst hier kan zijn.',
			question_missing: 'Hun vraag kwam niet mee.',
			post_missing: 'Hun vraag of antwoord kwam niet mee.',
			answer_missing:
				'Het antwoord kwam niet mee, of hoort bij een andere vraag. De nummers zijn die van vragen.',
			to_itself: 'Ze leiden van een vraag naar zichzelf.',
			other_kind: 'Zoiets is er hier niet.',
			only_themes: 'Er veranderden alleen thema’s.',
			too_many: 'Het zijn er meer dan één vraag of antwoord hier bewaart.',
			unused: 'Ze staan bij geen enkele vraag, en niemand beschreef ze.',
			theme_missing: 'Nergens staat welk thema ze beschrijven.',
			not_kept: 'Er is hier niets wat ze kunnen worden.',
			differs: 'Ze zijn niet gelijk aan likes min minstemmen. De nummers zijn die van berichten.',
			removed: 'De teksten kwamen mee zonder die tekens.'
		},
		down_voted: 'Minstemmen per bericht',
		down_voted_text: 'Likes min minstemmen is de score die in de dump staat.',
		post: 'Bericht',
		likes: 'Likes',
		down_votes: 'Minstemmen'
	},
	unclaimed: {
		title: 'Wie er meekwam',
		lead: 'Iedereen die daar iets schreef. Zit er een collega tussen, koppel die dan: wat die daar schreef, staat hier voortaan onder de eigen naam.',
		look: 'Zoek wie er meekwam',
		named: 'Naam',
		show: 'Toon',
		show_all: 'Toon iedereen',
		people: 'Mensen',
		none: 'Niemand gevonden',
		none_named: 'Er kwam niemand mee van wie de naam zo begint.',
		none_text: 'Met deze import kwam niemand mee.',
		wrote_nothing: 'Schreef niets wat meekwam',
		nothing_yet: 'nog niets',
		is: (name) => `Dat is ${name}`,
		given: (n) => plural(n, { one: '1 tekst', other: `${number(n)} teksten` }),
		under_way: 'De teksten worden overgezet.',
		several: 'Staat voor iedereen van wie de dump niets zegt.',
		claim: 'Koppel',
		claim_one: (name) => `Koppel ${name} aan een collega`,
		who_is: (name) => `Wie is ${name} hier?`,
		pick_text: 'Kies de collega die dit schreef. Twijfel je, vraag het dan eerst.',
		claim_title: (unclaimed, name) => `Is ${unclaimed} dezelfde als ${name}?`,
		claim_text: (texts, name) =>
			`Dit komt op naam van ${name}: ${texts}. Die kan het voortaan wijzigen en intrekken. Wie het mag lezen, blijft gelijk.`,
		claim_undone:
			'Je kunt dit later ongedaan maken. Alleen twee dingen komen dan niet terug: een eigen teken bij deze teksten (nuttig, of dit heb ik ook) is voorgoed weg, en wat die persoon intussen intrekt, blijft van die persoon.',
		claimed: (unclaimed, name) => `Wat ${unclaimed} schreef, komt op naam van ${name}.`,
		undo: 'Koppel los',
		undo_one: (name) => `Koppel los: ${name}`,
		undo_title: (name) => `${name} loskoppelen?`,
		undo_text: (name) =>
			`De teksten staan weer op naam van ${name}. Wat intussen is ingetrokken, blijft zoals het is.`,
		taken_back: (name) => `De teksten gaan terug naar ${name}.`
	},
	stuck: {
		lead: 'Veel gebeurt op de achtergrond: wat geschreven is, wordt vindbaar, en oude dingen worden opgeruimd. Hier zie je wat niet lukte, en probeer je het opnieuw. Mislukt het weer, laat deze pagina dan zien aan wie de server beheert.',
		followers: 'Wat er meeloopt',
		parts: { search: 'Zoeken', own_records: 'Leergegevens van Kring' },
		behind: (n) =>
			n ? plural(n, { one: '1 gebeurtenis achter', other: `${number(n)} gebeurtenissen achter` }) : 'Bij',
		parked: (n) =>
			plural(n, {
				one: 'Eén gebeurtenis kon niet verwerkt worden:',
				other: `${number(n)} gebeurtenissen konden niet verwerkt worden. De eerste:`
			}),
		takes_away: 'Iets wat is ingetrokken, is misschien nog te vinden. Probeer het zo snel mogelijk opnieuw.',
		retry: 'Probeer opnieuw',
		retry_one: (name) => `Probeer opnieuw: ${name}`,
		tried: 'Het wordt opnieuw geprobeerd.',
		begins_again:
			'Deze gebeurtenissen kloppen alleen in hun volgorde, dus wordt alles nog eens doorlopen. Wat gemeld is, blijft, en niets komt dubbel. Is het veel, dan duurt dat even.',
		jobs: 'Taken',
		no_jobs: 'Er is niets blijven steken',
		no_jobs_text: 'Elke taak is gedaan, of nog niet aan de beurt.',
		set_aside: (moment) => `Opgegeven op ${moment}`,
		comes_back: (moment) => `Komt vanzelf terug op ${moment}`,
		overdue: (moment) => `Had moeten lopen op ${moment}`,
		attempts: (n) => plural(n, { one: '1 poging', other: `${number(n)} pogingen` }),
		kinds: {
			forget_expired_sessions: 'Verlopen sessies opruimen',
			forget_ended_reset_links: 'Links voor een nieuw wachtwoord opruimen',
			forget_ended_api_tokens: 'Verlopen tokens opruimen',
			forget_ended_tokens: 'Tokens van programma’s opruimen',
			forget_unnamed_newcomers: 'Wie niet meer verwacht wordt opruimen',
			forget_old_tries: 'Inlogpogingen opruimen',
			forget_old_attempts: 'Sleutels tegen dubbel versturen opruimen',
			forget_old_failed_searches: 'Vergeefse zoekopdrachten opruimen',
			forget_old_hours: 'Uurtellingen opruimen',
			forget_old_refusals: 'Weigeringen van programma’s opruimen',
			forget_finished_jobs: 'Gedane taken opruimen',
			take_in_completions: 'Voltooiingen verwerken',
			count_statements: 'Leergegevens tellen',
			file_marks: 'Leergegevens vindbaar maken',
			hand_over_texts: 'Teksten overzetten naar wie ze schreef',
			erase_from_records: 'Iemand uit de leergegevens wissen',
			begin_retention_runs: 'Opruimen van oude leergegevens beginnen',
			retain_records: 'Oude leergegevens opruimen'
		}
	},
	suspensions: {
		lead: 'Wie geschorst is, wordt meteen overal uitgelogd en kan niet meer inloggen. Wat die schreef, blijft staan.',
		suspend_somebody: 'Schors iemand',
		suspend: 'Schors',
		ask_title: (name) => `${name} schorsen?`,
		ask_text:
			'Die wordt meteen overal uitgelogd. API-tokens die die maakte en uitnodigingen die nog niemand gebruikte, werken nooit meer. Wat die schreef, blijft staan, en je kunt die later weer toelaten.',
		suspended: (name) => `${name} is geschorst.`,
		list: 'Nu geschorst',
		since: (moment) => `sinds ${moment}`,
		nobody: 'Niemand is geschorst',
		nobody_text: 'Iedereen met een account kan inloggen.',
		readmit: 'Laat toe',
		readmit_one: (name) => `Laat toe: ${name}`,
		readmit_title: (name) => `${name} weer toelaten?`,
		readmit_text:
			'Inloggen gaat met het wachtwoord van voorheen. Tokens en uitnodigingen die gestopt zijn, komen niet terug.',
		readmitted: (name) => `${name} kan weer inloggen.`
	},
	lost_phones: {
		lead: 'Wie in twee stappen inlogt en telefoon en herstelcodes kwijt is, komt er niet meer in. Zoek je collega op en zet de tweede stap uit. Ga na of het echt je collega is die erom vraagt. Een telefoon waarop je collega is ingelogd, blijft ingelogd tot je collega die uitlogt bij ‘Account en apparaten’.',
		ask_title: (name) => `De tweede stap van ${name} uitzetten?`,
		ask_text:
			'Het account gaat dan open met alleen het wachtwoord, tot je collega de tweede stap weer aanzet.',
		act: 'Zet de tweede stap uit',
		done: (name) => `${name} logt in met alleen het wachtwoord.`
	},
	reset_links: {
		lead: 'Is een collega het wachtwoord vergeten? Zoek je collega op en maak een link. Die bezorg je zelf, dus ga na of het echt je collega is die erom vraagt.',
		ask_title: (name) => `Een link voor ${name}?`,
		ask_text: (name) =>
			`Wie de link heeft, kiest een nieuw wachtwoord voor ${name}. De link werkt één keer, een uur lang. Een vorige link werkt dan niet meer.`,
		make: 'Maak een link',
		whom: (name) => `Voor ${name}.`,
		until: (time) => `De link werkt één keer, tot ${time}.`
	},
	roster: {
		lead: 'Lees de lijst van je organisatie in: wie bij welke afdeling werkt, als wat, en wie uit dienst is. Zo vaak als er iets verandert; niets komt dubbel.',
		choose: 'Kies een bestand',
		columns:
			'Een CSV-bestand met op de eerste regel de kolomnamen: e-mail, naam, afdeling, functie, uit dienst. Voornaam, tussenvoegsel en achternaam, medewerker of laatste dag kan ook. Wat ontbreekt of leeg is, blijft zoals het is; met een streepje (-) haal je een afdeling of functie weg.',
		example:
			'Zet een afdeling achter de afdelingen erboven: Service > Brabant. Heeft maar één afdeling die naam, dan is de naam genoeg. Bij uit dienst schrijf je ja of de laatste dag (30-11-2026). Wie niet op de lijst staat, verandert niet.',
		headings: (found) =>
			`Deze kolommen vonden we: ${found}. Er moet er een e-mail heten en een naam (of voornaam en achternaam).`,
		no_headings: 'Op de eerste regel staat niets.',
		windows_1252:
			'Het bestand is niet in UTF-8. We lazen het zoals Excel op Windows het bewaart: kijk of letters als ë en é kloppen.',
		file: 'Bestand',
		no_file: 'Kies eerst een bestand.',
		look: 'Bekijk wat er zou gebeuren',
		would: 'Dit zou er gebeuren',
		nothing_yet: 'Er is nog niets bewaard.',
		nothing_new: 'Er is niets nieuws om in te lezen.',
		leaving_title: (n) =>
			plural(n, { one: '1 collega schorsen?', other: `${number(n)} collega’s schorsen?` }),
		leaving: (n) =>
			plural(n, {
				one: '1 collega wordt geschorst: die wordt overal uitgelogd en kan niet meer inloggen. Wat die schreef, blijft staan.',
				other: `${number(n)} collega’s worden geschorst: ze worden overal uitgelogd en kunnen niet meer inloggen. Wat ze schreven, blijft staan.`
			}),
		and_others: (n) => `nog ${number(n)}`,
		bring_in: 'Lees in',
		suspend_and_bring_in: 'Schors en lees in',
		done: 'De lijst is ingelezen.',
		became: 'Dit is er gebeurd',
		invite_them:
			'Wie nog geen account heeft, staat klaar. Nodig ze uit met een link voor hun e-mailadres: dan staan ze meteen bij de juiste afdeling.',
		outcomes: {
			added: 'Nieuw, nog geen account',
			changed: 'Gewijzigd',
			same: 'Hetzelfde',
			left: 'Uit dienst',
			refused: 'Kan niet'
		},
		new_units: (n) => plural(n, { one: '1 nieuwe afdeling', other: `${number(n)} nieuwe afdelingen` }),
		ignored: 'Kolommen die we niet gebruiken:',
		refused: 'Wat niet kan, en waarom',
		each: {
			changed: 'Wat er verandert',
			added: 'Wie er nieuw is',
			same: 'Wat niet verandert, maar goed is om te weten'
		},
		unit: 'Afdeling:',
		role: 'Functie:',
		none: 'geen',
		from_to: (from, to) => `van ${from} naar ${to}`,
		notes: {
			name_differs: (listed) =>
				`De lijst noemt dit adres ${listed}. Kijk of het de juiste persoon is; de naam blijft zoals die hem zelf schreef.`,
			not_known: 'Niemand hier heeft dit adres, dus er gebeurt niets. Kijk of het goed geschreven is.',
			last_day_to_come: (last_day) =>
				`De laatste dag moet nog komen. Lees de lijst op ${last_day} of later opnieuw in: pas dan wordt je collega geschorst.`,
			said_before: (line) => `Regel ${number(line)} zegt hetzelfde.`
		},
		line: (n) => `Regel ${number(n)}`,
		lines: (from, to) => `Regel ${number(from)} tot ${number(to)}`,
		other_line: (n) => `Zie regel ${number(n)}.`,
		and_more: (n) => plural(n, { one: 'En nog 1 regel.', other: `En nog ${number(n)} regels.` }),
		faults: {
			unreadable: 'De aanhalingstekens sluiten niet goed.',
			email_malformed: 'Dit is geen e-mailadres.',
			email_twice: 'Een andere regel zegt iets anders over dit adres. Geen van beide wordt ingelezen.',
			name_unfit: 'Hier staat geen naam, of die is langer dan 80 tekens.',
			unit_unfit:
				'Een deel van de afdeling heeft geen naam of een van meer dan 80 tekens, of er zijn meer dan acht lagen.',
			role_unfit: 'De functie is langer dan 80 tekens.',
			left_unclear: 'In de kolom ‘uit dienst’ staat geen ja, nee of datum (30-11-2026).',
			address_unproved:
				'Niemand heeft bevestigd dat dit adres van die persoon is, dus wordt die niet geschorst. Bevestigen doe je bij de leergegevens, onder Wie is wie.',
			administrator: 'Dit is een beheerder. Een lijst schorst geen beheerders.',
			shut_out:
				'Deze persoon is geschorst, en een lijst kan niemand opnieuw toelaten. Dat doe je onder ‘Schorsen en toelaten’.',
			too_many_units: 'Er zouden meer dan duizend afdelingen zijn.'
		}
	},
	units: {
		lead: 'De delen van je organisatie, het ene onder het andere. Op het profiel van een collega zeg je waar die werkt.',
		all: 'Alle afdelingen',
		none: 'Nog geen afdelingen',
		none_text: 'Begin met de delen die iedereen hier bij naam kent. Verplaatsen kan altijd nog.',
		people: (n) => plural(n, { one: '1 persoon', other: `${number(n)} mensen` }),
		new: 'Nieuwe afdeling',
		make: 'Voeg afdeling toe',
		made: (name) => `${name} is toegevoegd.`,
		name: 'Naam',
		name_it: 'Geef de afdeling een naam.',
		parent: 'Onder',
		top: 'Geen, op het hoogste niveau',
		acts_for: (name) => `Acties voor ${name}`,
		change: 'Hernoem of verplaats',
		change_one: (name) => `Hernoem of verplaats ${name}`,
		changed: (name) => `${name} is aangepast.`,
		remove: 'Haal weg',
		remove_title: (name) => `${name} weghalen?`,
		remove_text:
			'Dat kan als er niemand meer werkt en er geen andere afdeling onder staat. Wie nog geen account heeft of geschorst is, staat daarna bij geen afdeling.',
		not_yet_title: (name) => `${name} kan nog niet weg`,
		works_here: (n) => plural(n, { one: 'Hier werkt 1 persoon.', other: `Hier werken ${number(n)} mensen.` }),
		stands_below: (n) =>
			plural(n, { one: 'Er staat 1 afdeling onder.', other: `Er staan ${number(n)} afdelingen onder.` }),
		empty_it:
			'Geef ze eerst een andere plek: mensen op hun profiel of met een personeelslijst, afdelingen met ‘Hernoem of verplaats’.',
		see_people: 'Bekijk wie hier werkt',
		removed: (name) => `${name} is weggehaald.`
	}
} satisfies OfficeMessages;

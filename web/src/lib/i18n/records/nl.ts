import { number, plural } from '../format.ts';
import type { RecordsMessages } from '../index.svelte.ts';

/** What only the pages of learning records say, for administrators. */
export default {
	records: {
		lead: 'Je LMS en andere programma’s kunnen hier melden wat mensen leren, in de standaard die ze allemaal spreken: xAPI. Elk programma krijgt een eigen sleutel.',
		connect: 'Verbind een programma',
		name: 'Naam van het programma',
		name_note: 'bijvoorbeeld: ons LMS',
		use: 'Wat het gaat doen',
		uses: {
			lms: {
				title: 'Een LMS of een app',
				text: 'Meldt wat mensen leren, en leest alleen terug wat het zelf meldde.'
			},
			report: { title: 'Een rapport', text: 'Leest alles wat er gemeld is, en meldt zelf niets.' },
			all: {
				title: 'Alles',
				text: 'Leest en meldt alles, en kan ook intrekken wat andere programma’s meldden. Alleen voor een programma dat je helemaal vertrouwt.'
			}
		},
		submit: 'Maak een sleutel',
		made: (name) => `De sleutel van ${name}`,
		once: 'Vul deze drie in bij het andere programma. Het wachtwoord zie je maar één keer: wij bewaren het niet.',
		endpoint: 'Adres (soms: endpoint)',
		user: 'Gebruikersnaam (soms: key)',
		secret: 'Wachtwoord (soms: secret)',
		copy: 'Kopieer',
		list: 'Verbonden programma’s',
		scopes: {
			write: 'meldt',
			read_mine: 'leest terug wat het meldde',
			read: 'leest alles',
			state: 'bewaart voortgang',
			profile: 'bewaart profielen',
			define: 'beschrijft activiteiten',
			all: 'mag alles'
		},
		scopes_then: {
			write: 'meldde',
			read_mine: 'las terug wat het meldde',
			read: 'las alles',
			state: 'bewaarde voortgang',
			profile: 'bewaarde profielen',
			define: 'beschreef activiteiten',
			all: 'mocht alles'
		},
		since: 'Sleutel gemaakt',
		old_key: (day) => `de oude sleutel werkt tot ${day}`,
		revoked_ones: (count) => `Losgekoppeld (${number(count)})`,
		was_connected: (from, until) => `Verbonden op ${from}, losgekoppeld op ${until}`,
		as_now: 'Zoals het nu is',
		change: 'Wijzig naam of rechten',
		change_one: (name) => `${name} wijzigen`,
		change_text:
			'Dit geldt vanaf de volgende keer dat het programma iets stuurt of leest. Wat het al meldde, blijft staan, onder de naam die het toen had.',
		save: 'Bewaar',
		changed: (name) => `${name} is gewijzigd.`,
		rotate: 'Maak een nieuwe sleutel',
		rotated: 'Er is een nieuwe sleutel. De oude werkt nog een week.',
		revoke: 'Koppel los',
		revoke_title: (name) => `${name} loskoppelen?`,
		revoke_text:
			'Melden en lezen kan dan niet meer, en dat draai je niet terug. Wat het meldde, blijft staan.',
		revoked: (name) => `${name} is losgekoppeld.`,
		empty: 'Nog niets verbonden',
		empty_text: 'Begin met je LMS: maak hierboven een sleutel en vul die daar in.',
		pages: { label: 'Leergegevens', programs: 'Programma’s', reported: 'Wat er gemeld is' },
		erase_this: (code) => `${code} wissen`,
		rotate_title: (name) => `Een nieuwe sleutel voor ${name}?`,
		rotate_text:
			'De sleutel die nu werkt, stopt over een week. Vul de nieuwe voor die tijd in bij het programma.',
		counts_all: 'Alles is meegeteld, ook wat de lijst hierboven niet toont.',
		verbs: {
			abandoned: 'brak af',
			accept: 'koos als oplossing',
			answered: 'antwoordde op',
			asked: 'stelde een vraag',
			attempted: 'probeerde',
			attended: 'was aanwezig bij',
			commented: 'reageerde op',
			completed: 'voltooide',
			create: 'maakte',
			exited: 'verliet',
			experienced: 'bekeek',
			failed: 'slaagde niet voor',
			follow: 'volgt',
			initialized: 'opende',
			interacted: 'werkte met',
			join: 'werd lid van',
			launched: 'startte',
			leave: 'verliet',
			like: 'vond nuttig',
			mastered: 'beheerst',
			passed: 'slaagde voor',
			preferred: 'verkoos',
			progressed: 'vorderde in',
			registered: 'schreef zich in voor',
			responded: 'antwoordde op',
			resumed: 'ging verder met',
			satisfied: 'voldeed aan',
			scored: 'haalde een score voor',
			'stop-following': 'volgt niet meer',
			suspended: 'onderbrak',
			terminated: 'sloot af',
			update: 'wijzigde',
			voided: 'herriep',
			'voted-up': 'heeft ook'
		},
		own_things: {
			asked: 'in Kring',
			questions: 'een vraag',
			posts: 'een antwoord of reactie',
			themes: 'een thema',
			communities: 'een kring'
		},
		heard: (when) => `laatst gehoord: ${when}`,
		never_heard: 'nog niets van gehoord',
		per_hour: 'Wat er per uur binnenkomt',
		span: 'Hoe ver terug',
		spans: { hours: '48 uur', days: '14 dagen' },
		hours_of: (name, total, most, when) =>
			total
				? `${name}: ${number(total)} binnengekomen; de meeste in één uur waren er ${number(most)}, op ${when}`
				: `${name}: niets binnengekomen`,
		arrived_in_span: (total) => `${number(total)} binnengekomen`,
		most_in_an_hour: (most) => `hoogstens ${number(most)} per uur`,
		as_table: 'Als tabel',
		hour: 'Uur',
		nothing_in_span: 'In die tijd kwam er niets binnen.',
		refused: 'Wat we weigerden',
		refused_text:
			'Van de laatste twee weken: welke regel niet klopte, niet wat er gestuurd werd, want dat gaat over mensen. Het programma zelf kreeg de hele uitleg.',
		refused_only:
			'Alleen wat als leergegeven kwam. Wat misging bij voortgang, profielen of opvragen, kreeg alleen het programma te horen.',
		refused_from: 'Gestuurd door',
		refused_none: 'Er is niets geweigerd',
		refused_none_text: 'Elk leergegeven van de laatste veertien dagen is bewaard.',
		nobody_known: 'Geen geldige sleutel',
		times: (times, when) => (times === 1 ? `één keer, ${when}` : `${number(times)} keer, het laatst ${when}`),
		rules: {
			algorithm: 'Deze handtekening is geen RS256, RS384 of RS512.',
			another_statement: 'Deze handtekening hoort bij een ander leergegeven.',
			authority: 'Deze groep is geen toepassing met één persoon.',
			boundary: 'Er staat niet bij wat de delen scheidt.',
			conflict: 'Er is al een ander leergegeven met dit id.',
			content: 'Het bestand van deze bijlage kwam niet mee.',
			content_type: 'Leergegevens komen als application/json, alleen of als eerste deel van multipart/mixed.',
			depth: 'Dit zit te diep in elkaar.',
			duration: 'Dit is geen duur, zoals PT1H30M.',
			empty: 'Deze lijst is leeg; laat ze dan weg.',
			format: 'Dit is geen handtekening (JWS).',
			hash: 'De hash van een bestand ontbreekt of klopt niet.',
			identifiers:
				'Iemand herken je aan precies één ding: een adres, de som ervan, een OpenID of een account.',
			interaction: 'Deze lijst hoort niet bij dat soort vraag.',
			iri: 'Dit is geen volledig adres (IRI).',
			json: 'Dit is geen JSON.',
			key: 'Deze handtekening is niet gezet met de sleutel van het certificaat.',
			language: 'Dit is geen taal, zoals nl-BE.',
			malformed: 'Deze parameter klopt niet.',
			mbox: 'Dit is geen mailto: met één e-mailadres.',
			mbox_sha1sum: 'Dit is geen SHA-1-som.',
			media_type: 'Dit is geen soort bestand.',
			nested: 'In een leergegeven binnen een leergegeven zit er geen derde.',
			not_allowed: 'Dit hoort hier niet.',
			null: 'Er is iets leeg gelaten (null).',
			number: 'Dit getal klopt niet.',
			api_version: 'Deze kop ontbreekt, of noemt geen 1.0.x of 2.0.x.',
			other_id: 'Dit is een ander id dan in de aanvraag staat.',
			required: 'Dit ontbreekt.',
			score: 'Deze score valt buiten de grenzen.',
			sha2: 'Dit is geen SHA-2-som.',
			signature: 'Een handtekening komt als application/octet-stream.',
			statement: 'Wat ondertekend werd, is geen leergegeven.',
			timestamp: 'Dit is geen datum met tijd.',
			too_many: 'Dit gaat over te veel mensen en activiteiten.',
			too_many_signatures: 'Er komen hoogstens 100 handtekeningen tegelijk mee.',
			transfer_encoding: 'Een bestand kwam niet als binary.',
			twice: 'Dit staat er twee keer.',
			type: 'Dit is iets anders dan het hoort te zijn.',
			unknown: 'Zoiets kent xAPI hier niet.',
			unnamed: 'Er kwam een bestand mee dat bij geen bijlage hoort.',
			uuid: 'Dit is geen UUID.',
			version: 'Deze versie past niet bij de aanvraag.',
			voiding: 'Wie iets intrekt, zegt erbij wat.'
		},
		arrived: 'Wat er binnenkomt',
		arrived_text:
			'Mensen zie je hier als een code. Wie iemand is, kun je per leergegeven opvragen. Spelt een programma hetzelfde adres met andere hoofdletters, dan hoort daar een andere code bij.',
		filters: 'Welke leergegevens',
		choose: 'Kies welke leergegevens',
		verb: 'Wat iemand deed',
		any_verb: 'Alles',
		activity: 'Waarmee',
		any_activity: 'Waarmee dan ook',
		actor: 'Code van een persoon',
		actor_note: 'bijvoorbeeld K7Q2M',
		from: 'Binnengekomen vanaf',
		to: 'Binnengekomen tot en met',
		arrived_from: (when) => `binnengekomen vanaf ${when}`,
		arrived_to: (day) => `binnengekomen tot en met ${day}`,
		arrived_before: (when) => `binnengekomen vóór ${when}`,
		arrived_ago: (ago) => `binnengekomen ${ago}`,
		happened: (when) => `gebeurd op ${when}`,
		result: 'Resultaat',
		any_result: 'Elk resultaat',
		show: 'Toon',
		show_all: 'Toon alles',
		only: (what) => `Alleen ${what}`,
		found: (total) =>
			plural(total, { one: `${number(total)} leergegeven`, other: `${number(total)} leergegevens` }),
		found_more: (total) => `Meer dan ${number(total)} leergegevens`,
		none_fit: 'Geen enkel leergegeven past hierbij',
		none_fit_text: 'Kies een langere periode of laat iets weg.',
		counts: 'Hoeveel het is',
		count_by: 'Tel per',
		counted_by: {
			verbs: 'Wat iemand deed',
			activities: 'Waarmee',
			actors: 'Persoon',
			clients: 'Programma',
			weeks: 'Week'
		},
		most_only: (most) => `De ${number(most)} waarvan er het meest zijn.`,
		week_of: (day) => `Week van ${day}`,
		no_name: 'Zonder naam',
		uncounted: (left) =>
			plural(left, {
				one: `${number(left)} leergegeven is nog niet meegeteld.`,
				other: `${number(left)} leergegevens zijn nog niet meegeteld.`
			}),
		take_along: 'Download',
		export_title: 'Deze leergegevens downloaden',
		export_number: (total) =>
			plural(total, {
				one: `In het bestand komt ${number(total)} leergegeven.`,
				other: `In het bestand komen ${number(total)} leergegevens.`
			}),
		export_more: (total) => `In het bestand komen meer dan ${number(total)} leergegevens.`,
		export_as: 'In welke vorm',
		formats: {
			csv: {
				title: 'Een tabel (CSV)',
				text: 'Voor een rekenblad. Mensen staan erin als een code. De koppen zijn in het Engels, zodat een formule blijft werken; wat programma’s schreven staat er in jouw taal, als ze het zo stuurden.'
			},
			json_lines: {
				title: 'Volledig (JSON lines)',
				text: 'Elk leergegeven zoals het binnenkwam, met namen en e-mailadressen van mensen.'
			}
		},
		export_reason: 'Waarvoor heb je het nodig?',
		export_start: 'Maak het bestand',
		export_made: 'Het bestand wordt gedownload. Dat je het meenam, en waarom, is bewaard.',
		export_again: 'Download het nog eens',
		reported_by: 'Gemeld door',
		any_program: 'Alle programma’s',
		nothing: 'Er is nog niets binnengekomen',
		nothing_text: 'Zodra een programma iets meldt, staat het hier.',
		succeeded: 'geslaagd',
		failed: 'niet geslaagd',
		who: (code) => `Wie is ${code}?`,
		who_is_this: 'Wie is dit?',
		reason: 'Waarom wil je het weten?',
		reason_note: (least) => `minstens ${number(least)} tekens; we bewaren dit met je naam erbij`,
		reveal: 'Laat zien wie het is',
		reason_kept: 'Dat je keek, en waarom, is bewaard.',
		revealed: {
			member: 'Lid van deze Kring',
			name: 'Naam volgens het programma',
			email: 'E-mailadres',
			email_hash: 'E-mailadres, versleuteld (SHA-1)',
			openid: 'OpenID',
			account: 'Account',
			account_at: (name, place) => `${name} bij ${place}`
		}
	},
	disclosures: {
		title: 'Wie keek, en waarom',
		tab: 'Wie keek',
		lead: 'Telkens als een beheerder opzoekt wie iemand is of leergegevens downloadt, komt dat hier te staan, met de reden. Wie het betreft, zie je alleen als code.',
		none: 'Nog niemand keek',
		none_text: 'Zodra een beheerder opzoekt wie iemand is of leergegevens downloadt, staat het hier.',
		nobody_here: 'Iemand die hier niet meer is',
		revealing: (code) => (code ? `Zocht op wie ${code} is` : 'Zocht op van wie een leergegeven is'),
		person_file: (code) => `Downloadde alles wat er van ${code} bekend is`,
		records_file: {
			csv: 'Downloadde een tabel met codes',
			json_lines: 'Downloadde leergegevens met namen en adressen'
		},
		because: (reason) => `Reden: ${reason}`,
		reason_gone: 'De reden is gewist toen er iemand gewist werd.'
	},
	privacy: {
		title: 'Privacy',
		lead: 'Hier wis je iemand uit de leergegevens, en maak je een bestand voor wie wil weten wat er bewaard wordt.',
		known_by: 'Bekend als',
		by: {
			code: { title: 'Code', note: 'zoals in de leergegevens, bijvoorbeeld K7Q2M' },
			email: { title: 'E-mailadres', note: 'hoofdletters maken niet uit' },
			email_hash: { title: 'E-mailadres, onleesbaar gemaakt', note: 'SHA-1, 40 tekens' },
			openid: { title: 'OpenID', note: 'een volledig adres' },
			account: { title: 'Account', note: 'de naam, precies zoals het programma die kent' }
		},
		home_page: 'Waar het account is',
		home_page_note: 'de homePage in de leergegevens',
		erase_title: 'Iemand wissen',
		erase_text:
			'De leergegevens blijven en noemen iemand die nooit bestond, zodat de aantallen blijven kloppen. Heeft iemand een adres en een account, wis dan allebei.',
		look: 'Bekijk wat er is',
		erase_code: (code) => `${code} wissen`,
		found: (total) =>
			plural(total, { one: `${number(total)} leergegeven`, other: `${number(total)} leergegevens` }),
		found_more: (total) => `meer dan ${number(total)} leergegevens`,
		as_actor: (total) => `${number(total)} × als degene die het deed`,
		as_object: (total) => `${number(total)} × als degene over wie het gaat`,
		beside: (total) => `${number(total)} × naast anderen`,
		documents: (total) =>
			plural(total, {
				one: `${number(total)} document dat een programma bewaart`,
				other: `${number(total)} documenten die programma’s bewaren`
			}),
		attachments: (total) =>
			plural(total, { one: `${number(total)} bijlage`, other: `${number(total)} bijlagen` }),
		completions: (total) =>
			plural(total, { one: `${number(total)} voltooiing`, other: `${number(total)} voltooiingen` }),
		member: 'bekend als lid van deze Kring',
		what_happens:
			'Naam en adres verdwijnen overal waar deze persoon in de leergegevens herkend wordt, ook anders gespeld. Een naam in woorden die anderen schreven, blijft staan. Wat iemand zelf intypte, documenten, bijlagen en voltooiingen gaan helemaal weg, en handtekeningen gelden niet meer. Dit kun je niet terugdraaien. Wat programma’s daarna nog over deze persoon melden, komt weer binnen: zorg dus eerst dat ze daarmee stoppen.',
		nothing_found: 'Van deze persoon is niets gevonden: er is dus niets om te wissen.',
		spellings_unknown:
			'Er zijn zo veel leergegevens dat we hier niet alle schrijfwijzen van dit adres vonden: het kunnen er meer zijn. Bij het wissen worden ze wel allemaal gevonden.',
		reason: 'Waarom?',
		reason_text: 'Noem hier niet wie het is: dit blijft bewaard.',
		type_code: (code) => `Typ ${code} om te bevestigen`,
		erase: 'Voorgoed wissen',
		begun: 'Het wissen is begonnen. Je hoeft er niet op te wachten.',
		erased_list: 'Wie er gewist is',
		nobody: 'Nog niemand',
		nobody_text: 'Hier komt te staan wanneer, door wie en waarom, niet om wie het ging.',
		from_a_log: 'Opnieuw gewist nadat een back-up was teruggezet',
		going_on: (percent) => `Bezig: ${number(percent)} %`,
		changed: (total) =>
			plural(total, {
				one: `${number(total)} leergegeven aangepast`,
				other: `${number(total)} leergegevens aangepast`
			}),
		documents_gone: (total) =>
			plural(total, {
				one: `${number(total)} document verwijderd`,
				other: `${number(total)} documenten verwijderd`
			}),
		attachments_gone: (total) =>
			plural(total, {
				one: `${number(total)} bijlage verwijderd`,
				other: `${number(total)} bijlagen verwijderd`
			}),
		stands_there: (code) => `Daar staat nu ${code}`,
		file_title: 'Wat er over iemand bekend is',
		file_text:
			'Voor wie hier geen account heeft en vraagt wat er bewaard wordt. Leden downloaden het zelf, op hun pagina Ik. Zijn er heel veel gegevens, dan duurt het even: de eerste regels van het bestand zeggen hoe ver we zijn met kijken.',
		find_title: 'Is iemand gewist?',
		find_text:
			'Wij weten niet wie er gewist is. Weet jij om wie het gaat, dan kunnen we zeggen of het gebeurd is.',
		find: 'Zoek op',
		never: 'Zo is niemand gewist.'
	},
	retention: {
		title: 'Bewaartermijnen',
		lead: 'Zonder regel blijven leergegevens voor altijd bewaard. Kies hoelang ze blijven, en wat er dan gebeurt.',
		rules: 'Regels',
		everything_stays: 'Alles blijft',
		everything_stays_text: 'Er is nog geen regel. Wat programma’s melden, blijft voor altijd bewaard.',
		of_which: 'Gemeld door',
		all_programs: 'alle programma’s',
		verb: 'Wat iemand deed',
		all_verbs: 'wat iemand ook deed',
		days: 'Na hoeveel dagen?',
		days_note: 'sinds ze binnenkwamen; 365 is een jaar',
		what: 'Wat gebeurt er dan?',
		acts: {
			anonymise: {
				title: 'Anoniem maken',
				text: 'Ze blijven en noemen niemand meer, zodat de aantallen blijven kloppen. Wat mensen zelf schreven en bijlagen gaan weg.'
			},
			remove: {
				title: 'Verwijderen',
				text: 'Ze gaan helemaal weg, met hun bijlagen. De aantallen worden kleiner.'
			}
		},
		documents_too:
			'Wat programma’s over mensen onthouden (voortgang en profielen) gaat mee weg als het zo lang niet veranderde, behalve als je kiest wat iemand deed.',
		after: {
			anonymise: (days) =>
				plural(days, {
					one: `Anoniem maken na ${number(days)} dag`,
					other: `Anoniem maken na ${number(days)} dagen`
				}),
			remove: (days) =>
				plural(days, {
					one: `Verwijderen na ${number(days)} dag`,
					other: `Verwijderen na ${number(days)} dagen`
				})
		},
		set_by: (name, day) => (name ? `ingesteld op ${day} door ${name}` : `ingesteld op ${day}`),
		look: 'Bekijk waar het om gaat',
		would_touch: 'Vandaag zou het hierom gaan',
		next_time: 'De volgende keer:',
		nothing: 'nog niets',
		more_than: (total) => `meer dan ${number(total)} leergegevens`,
		more_documents_than: (total) => `meer dan ${number(total)} documenten die programma’s bewaren`,
		between: (oldest, newest) => (oldest === newest ? `van ${oldest}` : `van ${oldest} tot ${newest}`),
		taken_back_too: 'Ingetrokken leergegevens gaan ook mee, maar zijn hier niet geteld.',
		new_rule: 'Nieuwe regel',
		set: 'Stel deze regel in',
		was_set: 'De regel is ingesteld. Hij wordt elke nacht uitgevoerd.',
		change: 'Wijzig',
		change_one: (rule) => `Wijzig: ${rule}`,
		change_rule: 'Regel wijzigen',
		save: 'Bewaar',
		keep: 'Laat zo',
		was_changed: 'De regel is gewijzigd.',
		remove: 'Schrap de regel',
		remove_one: (rule) => `Schrap de regel: ${rule}`,
		remove_title: 'Deze regel schrappen?',
		remove_text: 'Wat al gebeurd is, blijft zo. Deze regel geldt niet meer. Andere regels blijven gelden.',
		was_removed: 'De regel is geschrapt.',
		stays_gone: 'Wat een regel verwijdert of anoniem maakt, komt niet terug.',
		cannot_be_undone: 'Dit kun je niet terugdraaien.',
		once_title: 'Eenmalig, tot een dag',
		once_text:
			'Alles wat vóór een dag binnenkwam, meteen en alleen deze keer. Wat later binnenkomt, blijft met rust.',
		before: 'Alles van vóór',
		before_note: 'die dag zelf blijft; dagen beginnen om middernacht UTC',
		last_word: 'voorgoed',
		confirm: (word) => `Typ ${word} om te bevestigen`,
		which_day: 'Kies een dag.',
		past_day: 'Kies vandaag of een dag ervoor.',
		how_many_days: 'Vul een aantal dagen in, zoals 365.',
		whole_days: (most) => `Vul een heel aantal dagen in, van 1 tot ${number(most)}.`,
		go: 'Doe het nu',
		begun: 'Het is begonnen. Je hoeft er niet op te wachten.',
		done_title: 'Wat er gebeurd is',
		none_done: 'Nog niets',
		none_done_text: 'Hier komt te staan wanneer een regel is uitgevoerd, en om hoeveel het ging.',
		done: {
			anonymise: (day) => `Anoniem gemaakt: van vóór ${day}`,
			remove: (day) => `Verwijderd: van vóór ${day}`
		},
		by_a_rule: 'door een regel',
		made_anonymous: (total) =>
			plural(total, {
				one: `${number(total)} leergegeven anoniem gemaakt`,
				other: `${number(total)} leergegevens anoniem gemaakt`
			}),
		records_gone: (total) =>
			plural(total, {
				one: `${number(total)} leergegeven verwijderd`,
				other: `${number(total)} leergegevens verwijderd`
			}),
		stop: 'Stop',
		was_stopped: 'Gestopt. Wat al gebeurd is, blijft zo.',
		stopped: 'gestopt'
	},
	waiting: {
		title: 'Wie is wie',
		summary: 'Voltooiingen waarvan we niet weten van wie ze zijn',
		lead: 'Je programma’s melden wie wat voltooide. Wie we aan het e-mailadres herkennen, ziet dat op de pagina Ik. De anderen wachten hier tot je zegt wie het zijn.',
		list: 'Wie wacht',
		nobody: 'Er wacht niemand',
		nobody_text: 'Van iedereen die iets voltooide, weten we wie het is.',
		not_yet: 'We kijken nog',
		not_yet_text:
			'Er kwam net iets binnen. Binnen een minuut of twee weten we of daar iemand bij is die we niet kennen.',
		look: 'Kijk nog eens',
		completions: (count) => plural(count, { one: '1 voltooiing', other: `${number(count)} voltooiingen` }),
		reported_by: (clients) => `gemeld door ${clients}`,
		this_is: 'Dit is …',
		this_is_whom: (code) => `${code} is …`,
		pick_text: 'Kies wie het is. Wat wacht, komt dan bij die persoon te staan, en wat later komt ook.',
		mapped: (code, name) => `${code} is vanaf nu ${name}.`,
		mapped_list: 'Van wie je zei wie het is',
		is_person: (code, name) => `${code} is ${name}`,
		undo: 'Maak ongedaan',
		undo_title: (code, name) => `Is ${code} niet ${name}?`,
		undo_text: (name) => `Wat daardoor bij ${name} stond, gaat daar weg en wacht weer.`,
		undone: (code) => `${code} wacht weer.`,
		unproved_list: 'Is dit hun adres?',
		unproved_text:
			'Ze kwamen binnen met een link voor iedereen en vulden dit adres zelf in. Wat programma’s met dat adres melden, komt pas bij hen te staan als jij zegt dat het klopt.',
		prove: 'Het klopt',
		prove_title: (name) => `Is dit het adres van ${name}?`,
		prove_text: (name, email) =>
			`Wat programma’s over ${email} melden, komt dan bij ${name} te staan, ook wat nu wacht. ${name} kan het ook downloaden. Vraag het eerst na als je twijfelt. Je kunt dit niet ongedaan maken.`,
		proved: (name) => `Vanaf nu herkennen we ${name} aan dat adres.`
	}
} satisfies RecordsMessages;

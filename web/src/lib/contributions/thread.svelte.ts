import { api, attempt, type Answer, type Comment, type Question } from '#lib/api/client.ts';
import type { Change, LiveAnswer, LiveComment, LiveQuestion } from '#lib/live/messages.ts';
import type { Arrivals } from './arrivals.svelte.ts';
import { changes_sides, html_of, in_place, put, type Versioned } from './merging.ts';

/** A question's comments and answers, and the comments on these: of what is new, the last is what is said. */
const items_of = ({ comments, answers }: Question): (Answer | Comment)[] => [
	...[{ comments }, ...answers].flatMap((item) => item.comments),
	...answers
];
const kind_of = (item: Answer | Comment) => ('about' in item ? 'comment' : 'answer');

/** What a reader pressed; while its request is under way, also what the server knew of before it. */
interface Acceptance {
	answer?: string;
	step: number;
	under_way?: { before?: string };
}

/**
 * One question as it stands on the page: what was read, what the reader did, and what the live connection brings.
 * Everything is merged by id, and something older never replaces something newer. What is on the page keeps
 * its place: a better order is for the next visit, so that nothing moves under somebody's eyes.
 */
export class Thread {
	question: Question = $state()!;
	#me: string;
	#arrivals: Pick<Arrivals, 'arrived' | 'went'>;
	#bring: (change: () => void) => void;
	/** Versions of what was taken off the page, so that a late message does not bring it back. */
	#gone = new Map<string, number>();
	/** The answers and comments that stood on the page once: what comes back is not new. */
	#seen = new Set<string>();
	/** What a message gave another revision: its text as Markdown was not in the message. */
	#without_text = new Set<string>();
	/** Counts what comes and what is pressed, so that a reading can be told from what came after it had begun. */
	#step = 0;
	/** The step after which the last reading was taken over. */
	#read_at = 0;
	/** How many readings were begun, and which of them was the last to tell something. */
	#readings = { begun: 0, told: 0 };
	/** At which step a message or an act last brought an item. */
	#brought = new Map<string, number>();
	/** The answers that are being read alone. */
	#being_read = new Map<string, 'once' | 'once more'>();
	/** What the reader last said with one press of an item, and what that added to a count that knew nothing of it. */
	#pressed = new Map<string, { mine: boolean; step: number; added: number; is_under_way: boolean }>();
	/** Of whom somebody took the acceptance back, and at which step: with the answer itself, where that goes next. */
	#unaccepted?: { answer: string; step: number };
	/** The accepted answer that was withdrawn, until another is accepted. */
	#lost?: string;
	/** The acceptance that the reader last pressed, until somebody else's follows it. */
	#accepted?: Acceptance;

	/** `bring` makes a change that comes from elsewhere, so that the page can keep still meanwhile. */
	constructor(
		question: Question,
		me: string,
		arrivals: Pick<Arrivals, 'arrived' | 'went'>,
		bring: (change: () => void) => void = (change) => change()
	) {
		this.question = question;
		this.#me = me;
		this.#arrivals = arrivals;
		this.#bring = bring;
		for (const { id } of items_of(question)) this.#seen.add(id);
	}

	get answers() {
		return this.question.answers;
	}

	/** Answers that count: a withdrawn one is shown only to who may restore it. */
	get visible_answers() {
		return this.question.answers.filter(({ state }) => state === 'visible').length;
	}

	/**
	 * Reads the question again and takes over what changed. Says whether it is there for this reader: not where nothing
	 * arrived, nor where a reading that began later was here before it.
	 */
	async catch_up(): Promise<'there' | 'gone' | 'unread'> {
		const path = { question: this.question.id };
		const begun = this.#step;
		const reading = ++this.#readings.begun;
		const { data, problem } = await attempt(api.GET('/questions/{question}', { params: { path } }));
		const is_gone = problem?.code === 'not_found';
		if ((!data && !is_gone) || reading < this.#readings.told) return 'unread';
		this.#readings.told = reading;
		if (data) this.#bring(() => this.take_over(data, begun));
		return is_gone ? 'gone' : 'there';
	}

	/**
	 * Reads one answer anew, with its comments, where a message named it without its words. What comes while it is
	 * being read makes that once more, however much it is.
	 */
	async read_answer(id: string) {
		if (this.#being_read.has(id)) {
			this.#being_read.set(id, 'once more');
			return;
		}
		do {
			this.#being_read.set(id, 'once');
			const begun = this.#step;
			const { data } = await attempt(api.GET('/answers/{answer}', { params: { path: { answer: id } } }));
			if (data) this.#bring(() => this.#take_over_answer(data, begun));
		} while (this.#being_read.get(id) === 'once more');
		this.#being_read.delete(id);
	}

	#take_over_answer(fresh: Answer, begun: number) {
		if (fresh.question !== this.question.id || this.#is_overtaken(this.answers, fresh)) return;
		const before = this.question;
		const known = before.answers.find(({ id }) => id === fresh.id)?.comments ?? [];
		const answer = { ...fresh, comments: this.#merged(known, fresh.comments, begun) };
		this.#without_text.delete(fresh.id);
		this.#brought.set(fresh.id, ++this.#step);
		this.question = { ...before, answers: put(before.answers, answer) };
		this.#show_later_press(fresh.id, begun);
		this.#tell_of(before);
	}

	/**
	 * A fresh reading is complete: what it lacks is gone, what it adds is an arrival. Only what came or was pressed
	 * after the step at which it had `begun` it may not know yet. A reading of the page's own may have begun at any
	 * time since the last.
	 */
	take_over(fresh: Question, begun = this.#read_at) {
		const before = this.question;
		const read = new Map(fresh.answers.map((answer) => [answer.id, answer]));
		const answers = this.#merged(before.answers, fresh.answers, begun).map((answer) => {
			const known = before.answers.find(({ id }) => id === answer.id)?.comments ?? [];
			const comments = read.get(answer.id)?.comments;
			return { ...answer, comments: comments ? this.#merged(known, comments, begun) : known };
		});
		const comments = this.#merged(before.comments, fresh.comments, begun);
		const is_older = fresh.version < before.version;
		if (!is_older) this.#without_text.delete(fresh.id);
		this.question = { ...(is_older ? before : fresh), answers, comments };
		this.#read_at = this.#step;
		for (const id of this.#pressed.keys()) this.#show_later_press(id, begun);
		if (this.#accepted && this.#accepted.step > begun) this.question.accepted = this.#accepted.answer;
		this.#forget_acceptance(before.accepted);
		const { accepted } = before;
		if (accepted && !this.question.accepted && !answers.some(({ id }) => id === accepted))
			this.#lose(accepted);
		this.#tell_of(before);
	}

	/** Shows what was pressed or on its way after a reading of this item had begun, which may not know of it. */
	#show_later_press(id: string, begun: number) {
		const press = this.#pressed.get(id);
		if (press && (press.is_under_way || press.step > begun)) press.added = this.#show_press(id, press.mine);
	}

	/** The items of a reading in the order of the page, with those that came while it was under way. */
	#merged<T extends Versioned>(before: T[], fresh: T[], begun: number): T[] {
		const there = fresh.filter(({ id, version }) => version > (this.#gone.get(id) ?? -1));
		const is_newer_than_reading = ({ id }: T) => (this.#brought.get(id) ?? 0) > begun;
		const merged = in_place(before, there, is_newer_than_reading);
		for (const item of there) if (merged.includes(item)) this.#without_text.delete(item.id);
		return merged;
	}

	/**
	 * Sees to it that the Markdown of this item is the one its revision stands for, before somebody edits it. False
	 * when it could not be read.
	 */
	async bring_text(id: string): Promise<boolean> {
		if (this.#without_text.has(id)) await this.catch_up();
		return !this.#without_text.has(id);
	}

	/**
	 * Takes over a message, unless only a reading can tell: what is withdrawn comes without its words, and what a
	 * reader may do with what was withdrawn or restored is in no message, nor whether an answer that comes with marks
	 * has the reader's own, nor are words that are too many. Returns what is to be read anew then: the id of the
	 * question, or of one answer.
	 */
	receive(change: Change): string | undefined {
		let unread: string | undefined;
		this.#step += 1;
		this.#bring(() => {
			if (change.changed === 'question') unread = this.#hear_question(change.question);
			else if (change.changed === 'answer') unread = this.#hear_answer(change.answer);
			else unread = this.#hear_comment(change.comment);
		});
		return unread;
	}

	/**
	 * After an act of the reader's own: the whole item as the server answered it, its text too. What came meanwhile
	 * may be newer, and then stays.
	 */
	put_question(fresh: Question) {
		if (this.#is_overtaken([this.question], fresh)) return;
		this.#without_text.delete(fresh.id);
		this.show_question(fresh);
	}

	put_answer(fresh: Answer) {
		if (this.#is_overtaken(this.answers, fresh)) return;
		this.#without_text.delete(fresh.id);
		this.show_answer(fresh);
	}

	put_comment(fresh: Comment) {
		if (this.#is_overtaken(this.#about(fresh.about)?.comments ?? [], fresh)) return;
		this.#without_text.delete(fresh.id);
		this.show_comment(fresh);
	}

	/** What a press means for an item that is on the page. Its text stays as fresh or as stale as it was. */
	show_question(changed: Question) {
		const { answers, comments } = this.question;
		this.question = { ...changed, answers, comments };
	}

	show_answer(changed: Answer) {
		if (changed.question !== this.question.id) return;
		this.#brought.set(changed.id, ++this.#step);
		const kept = this.answers.find(({ id }) => id === changed.id);
		this.question.answers = put(this.answers, kept ? { ...changed, comments: kept.comments } : changed);
	}

	show_comment(changed: Comment) {
		this.#brought.set(changed.id, ++this.#step);
		const about = this.#about(changed.about);
		if (about) about.comments = put(about.comments, changed);
	}

	/**
	 * One press that means "helpful" for an answer or "I have this too" for the question: shows it at once, and takes
	 * it back when `sent` tells of a problem.
	 */
	async press<P>(id: string, mine: boolean, sent: Promise<{ problem?: P }>): Promise<P | undefined> {
		const added = this.#show_press(id, mine);
		const press = { mine, step: ++this.#step, added, is_under_way: true };
		this.#pressed.set(id, press);
		const { problem } = await sent;
		press.is_under_way = false;
		press.step = ++this.#step;
		if (problem) {
			press.mine = !mine;
			this.#count_press(id, press.mine, -press.added);
		}
		return problem;
	}

	/** Shows at once which answer is accepted, or that none is, and takes it back when `sent` tells of a problem. */
	async accept<S extends { problem?: unknown }>(answer: string | undefined, sent: Promise<S>): Promise<S> {
		const under_way = { before: this.question.accepted };
		const accepted: Acceptance = { answer, step: ++this.#step, under_way };
		this.#accepted = accepted;
		this.question.accepted = answer;
		this.#forget_acceptance(under_way.before);
		const outcome = await sent;
		if (this.#accepted !== accepted) return outcome;
		delete accepted.under_way;
		accepted.step = ++this.#step;
		if (outcome.problem) accepted.answer = this.question.accepted = under_way.before;
		return outcome;
	}

	/** How much it adds to the count. */
	#show_press(id: string, mine: boolean): number {
		const answer = this.answers.find((each) => each.id === id);
		const added = Number(mine) - Number(answer ? answer.helpful_mine : this.question.same_mine);
		this.#count_press(id, mine, added);
		return added;
	}

	#count_press(id: string, mine: boolean, by: number) {
		const answer = this.answers.find((each) => each.id === id);
		if (answer) {
			const marked = { ...answer, helpful: answer.helpful + by, helpful_mine: mine };
			this.question.answers = put(this.answers, marked);
		} else if (id === this.question.id) {
			this.question = { ...this.question, same: this.question.same + by, same_mine: mine };
		}
	}

	/** A count that a message brings is the server's own: nothing was added to it here. */
	#hear_count(id: string) {
		const press = this.#pressed.get(id);
		if (press) press.added = 0;
	}

	#about(id: string): { comments: Comment[] } | undefined {
		return id === this.question.id ? this.question : this.answers.find((answer) => answer.id === id);
	}

	#hear_question(live: LiveQuestion): string | undefined {
		if (live.id !== this.question.id || live.version <= this.question.version) return undefined;
		const html = html_of(live, this.question);
		if (changes_sides(live, this.question) || html === undefined) return this.question.id;
		const shown = this.question.accepted;
		const { accepted, language, ...rest } = this.question;
		// A member that has no value is left out of a message, so it must not survive from before.
		void [accepted, language];
		if (live.revision !== this.question.revision) this.#without_text.add(live.id);
		this.#hear_count(live.id);
		this.question = { ...rest, ...live, html };
		const under_way = this.#accepted?.under_way;
		if (under_way && live.accepted === under_way.before) {
			this.question.accepted = shown;
			return undefined;
		}
		if (live.accepted === shown) {
			if (under_way) under_way.before = shown;
			return undefined;
		}
		this.#accepted = undefined;
		this.#forget_acceptance(shown);
		if (shown && !live.accepted) this.#unaccepted = { answer: shown, step: this.#step };
		// Whoever pressed sees it already.
		if (live.accepted) this.#arrivals.arrived({ kind: 'acceptance', id: live.accepted });
		return undefined;
	}

	#hear_answer(live: LiveAnswer): string | undefined {
		if (live.question !== this.question.id || !this.#is_news(this.answers, live)) return undefined;
		const known = this.answers.find(({ id }) => id === live.id);
		if (live.by.id === this.#me && changes_sides(live, known)) return this.question.id;
		if (live.state === 'withdrawn') {
			this.#remove(this.question, 'answers', live);
			this.#arrivals.went('answer', live.id);
			const { answer, step } = this.#unaccepted ?? {};
			if (answer === live.id && step === this.#step - 1) this.#lose(live.id);
			return undefined;
		}
		const html = html_of(live, known);
		if (html === undefined || (!known && this.#may_be_marked(live))) return live.id;
		const shown = { ...live, html };
		if (live.revision !== known?.revision) this.#without_text.add(live.id);
		this.#brought.set(live.id, this.#step);
		this.#hear_count(live.id);
		const merged = known ? { ...known, language: undefined, ...shown } : this.#new_answer(shown);
		this.question.answers = put(this.answers, merged);
		this.#announce('answer', live);
		return undefined;
	}

	#hear_comment(live: LiveComment): string | undefined {
		const about = this.#about(live.about);
		if (!about) return this.#being_read.has(live.about) ? live.about : undefined;
		if (!this.#is_news(about.comments, live)) return undefined;
		const known = about.comments.find(({ id }) => id === live.id);
		if (live.by.id === this.#me && changes_sides(live, known)) return this.question.id;
		if (live.state === 'withdrawn') {
			this.#remove(about, 'comments', live);
			this.#arrivals.went('comment', live.id);
			return undefined;
		}
		const html = html_of(live, known);
		if (html === undefined) return live.about;
		const shown = { ...live, html };
		if (live.revision !== known?.revision) this.#without_text.add(live.id);
		this.#brought.set(live.id, this.#step);
		about.comments = put(
			about.comments,
			known ? { ...known, language: undefined, ...shown } : this.#new_comment(shown)
		);
		this.#announce('comment', live);
		return undefined;
	}

	/** An answer that comes with marks, as one does that was put back, may bear the reader's own: only a reading tells. */
	#may_be_marked({ by, helpful }: LiveAnswer) {
		return helpful > 0 && by.id !== this.#me;
	}

	#is_news(list: Versioned[], item: Versioned) {
		return item.version > this.#known_version(list, item.id);
	}

	/** By something newer that stands there, or by its going. */
	#is_overtaken(list: Versioned[], item: Versioned) {
		return item.version < this.#known_version(list, item.id);
	}

	#known_version(list: Versioned[], id: string) {
		return list.find((each) => each.id === id)?.version ?? this.#gone.get(id) ?? -1;
	}

	#remove<K extends 'answers' | 'comments'>(
		from: Record<K, Versioned[]>,
		list: K,
		{ id, version }: Versioned
	) {
		from[list] = from[list].filter((each) => each.id !== id);
		this.#gone.set(id, version);
	}

	/** A message does not say what this reader may do: it follows from whose it is. The server still decides. */
	#new_answer(live: LiveAnswer & { html: string }): Answer {
		const mine = live.by.id === this.#me;
		const is_on_show = this.question.state === 'visible';
		const may = {
			comment: is_on_show,
			edit: mine,
			withdraw: mine,
			restore: false,
			mark_helpful: is_on_show && !mine
		};
		return { ...live, text: '', helpful_mine: false, comments: [], may };
	}

	#new_comment(live: LiveComment & { html: string }): Comment {
		const mine = live.by.id === this.#me;
		return { ...live, text: '', may: { edit: mine, withdraw: mine, restore: false } };
	}

	/** What a reading took away, and what it added. */
	#tell_of(before: Question) {
		const items = items_of(this.question);
		const there = new Set(items.map(({ id }) => id));
		for (const item of items_of(before)) if (!there.has(item.id)) this.#arrivals.went(kind_of(item), item.id);
		for (const item of items) this.#announce(kind_of(item), item);
	}

	/** Says that something is new, unless it is the reader's own or stood here before. */
	#announce(kind: 'answer' | 'comment', { id, by }: Pick<Answer, 'id' | 'by'>) {
		if (this.#lost === id) {
			this.#lost = undefined;
			this.#arrivals.arrived({ kind: 'return', by: by.name, id });
		}
		if (this.#seen.has(id)) return;
		this.#seen.add(id);
		if (by.id !== this.#me) this.#arrivals.arrived({ kind, by: by.name, id });
	}

	/** Whoever may accept another answer hears that the accepted one was withdrawn. */
	#lose(answer: string) {
		if (!this.question.may.accept) return;
		this.#lost = answer;
		this.#arrivals.arrived({ kind: 'loss', id: this.question.id });
	}

	/** Nothing is said any more of an acceptance that holds no longer, nor of a loss once another answer is accepted. */
	#forget_acceptance(before: string | undefined) {
		if (before && before !== this.question.accepted) this.#arrivals.went('acceptance', before);
		if (!this.question.accepted) return;
		this.#lost = undefined;
		this.#arrivals.went('loss', this.question.id);
	}
}

import { api, attempt, type Answer, type Comment, type Question } from '#lib/api/client.ts';
import type { Change, LiveAnswer, LiveComment, LiveQuestion } from '#lib/live/messages.ts';

type Versioned = { id: string; version: number };
type State = Question['state'];
/** What arrived from somebody else while the page was open. */
export type Arrival =
	{ kind: 'answer' | 'comment'; by: string; id: string } | { kind: 'acceptance'; id: string };

/**
 * One question as it stands on the page: what was read, what the reader did, and what the live connection brings.
 * Everything is merged by id, and something older never replaces something newer. What is on the page keeps
 * its place: a better order is for the next visit, so that nothing moves under somebody's eyes.
 */
export class Thread {
	question: Question = $state()!;
	#me: string;
	#arrived: (arrival: Arrival) => void;
	#bring: (change: () => void) => void;
	/** Versions of what was taken off the page, so that a late message does not bring it back. */
	#gone = new Map<string, number>();
	/** What a message changed: its text as Markdown was not in the message. */
	#without_text = new Set<string>();
	/** What the reader last said with one press of an item, and after which step. */
	#pressed = new Map<string, { mine: boolean; step: number }>();
	#step = 0;

	/** `bring` makes a change that comes from elsewhere, so that the page can keep still meanwhile. */
	constructor(
		question: Question,
		me: string,
		arrived: (arrival: Arrival) => void,
		bring: (change: () => void) => void = (change) => change()
	) {
		this.question = question;
		this.#me = me;
		this.#arrived = arrived;
		this.#bring = bring;
	}

	get answers() {
		return this.question.answers;
	}

	/** Answers that count: a withdrawn one is shown only to who may restore it. */
	get visible_answers() {
		return this.question.answers.filter(({ state }) => state === 'visible').length;
	}

	/** Reads the question again and takes over what changed. False when it is no longer there for this reader. */
	async catch_up(): Promise<boolean> {
		const path = { question: this.question.id };
		const begun = this.#step;
		const { data, problem } = await attempt(api.GET('/questions/{question}', { params: { path } }));
		if (data) this.#bring(() => this.take_over(data, begun));
		return problem?.code !== 'not_found';
	}

	/**
	 * A fresh reading is complete: what it lacks is gone, what it adds is an arrival. Only what was pressed after the
	 * step at which it had `begun` it may not know yet.
	 */
	take_over(fresh: Question, begun = this.#step) {
		const before = this.question;
		const answers = in_place(before.answers, fresh.answers).map((answer) => {
			const known = before.answers.find(({ id }) => id === answer.id);
			const is_newer = known !== undefined && known.version > answer.version;
			return { ...(is_newer ? known : answer), comments: in_place(known?.comments ?? [], answer.comments) };
		});
		const comments = in_place(before.comments, fresh.comments);
		this.question = { ...(before.version > fresh.version ? before : fresh), answers, comments };
		this.#without_text.clear();
		for (const [id, { mine, step }] of this.#pressed) if (step > begun) this.#show_press(id, mine);
		this.#announce_new(before);
	}

	/** Makes sure that the Markdown of this item is the one its revision stands for, before somebody edits it. */
	async bring_text(id: string): Promise<void> {
		if (this.#without_text.has(id)) await this.catch_up();
	}

	/**
	 * Takes over a message, unless only a reading can tell: what is withdrawn comes without its words, and what a
	 * reader may do with what was withdrawn or restored is in no message. True when the question is to be read again.
	 */
	receive(change: Change): boolean {
		let is_to_be_read = false;
		this.#bring(() => {
			if (change.changed === 'question') is_to_be_read = this.#hear_question(change.question);
			else if (change.changed === 'answer') is_to_be_read = this.#hear_answer(change.answer);
			else is_to_be_read = this.#hear_comment(change.comment);
		});
		return is_to_be_read;
	}

	/** After an act of the reader's own: the whole item as the server answered it, its text too. */
	put_question(fresh: Question) {
		this.#without_text.delete(fresh.id);
		this.show_question(fresh);
	}

	put_answer(fresh: Answer) {
		this.#without_text.delete(fresh.id);
		this.show_answer(fresh);
	}

	put_comment(fresh: Comment) {
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
		const kept = this.answers.find(({ id }) => id === changed.id);
		this.question.answers = put(this.answers, kept ? { ...changed, comments: kept.comments } : changed);
	}

	show_comment(changed: Comment) {
		const about = this.#about(changed.about);
		if (about) about.comments = put(about.comments, changed);
	}

	/**
	 * One press that means "helpful" for an answer or "I have this too" for the question: shows it at once, and takes
	 * it back when `sent` tells of a problem. A press says itself again once it is kept: a reading of meanwhile
	 * may have come without it.
	 */
	async press<P>(id: string, mine: boolean, sent: Promise<{ problem?: P }>): Promise<P | undefined> {
		this.#remember_press(id, mine);
		const { problem } = await sent;
		this.#remember_press(id, problem ? !mine : mine);
		return problem;
	}

	#remember_press(id: string, mine: boolean) {
		this.#pressed.set(id, { mine, step: ++this.#step });
		this.#show_press(id, mine);
	}

	#show_press(id: string, mine: boolean) {
		const answer = this.answers.find((each) => each.id === id);
		if (answer) {
			const helpful = answer.helpful + Number(mine) - Number(answer.helpful_mine);
			this.show_answer({ ...answer, helpful, helpful_mine: mine });
		} else if (id === this.question.id) {
			const same = this.question.same + Number(mine) - Number(this.question.same_mine);
			this.show_question({ ...this.question, same, same_mine: mine });
		}
	}

	show_acceptance(answer?: string) {
		this.question.accepted = answer;
	}

	#about(id: string): { comments: Comment[] } | undefined {
		return id === this.question.id ? this.question : this.answers.find((answer) => answer.id === id);
	}

	#hear_question(live: LiveQuestion): boolean {
		if (live.id !== this.question.id || live.version <= this.question.version) return false;
		if (changes_sides(live, this.question)) return true;
		const accepted_before = this.question.accepted;
		const { accepted, edited_at, ...rest } = this.question;
		// A member that has no value is left out of a message, so it must not survive from before.
		void accepted;
		void edited_at;
		this.#without_text.add(live.id);
		this.question = { ...rest, ...live };
		// Whoever pressed sees it already.
		if (live.accepted && live.accepted !== accepted_before)
			this.#arrived({ kind: 'acceptance', id: live.accepted });
		return false;
	}

	#hear_answer(live: LiveAnswer): boolean {
		if (live.question !== this.question.id || !this.#is_news(this.answers, live)) return false;
		const known = this.answers.find(({ id }) => id === live.id);
		if (live.by.id === this.#me && changes_sides(live, known)) return true;
		if (live.state === 'withdrawn') {
			this.#remove(this.question, 'answers', live);
			return false;
		}
		this.#without_text.add(live.id);
		const merged = known ? { ...known, ...live } : this.#new_answer(live);
		if (known && !live.edited_at) delete merged.edited_at;
		this.question.answers = put(this.answers, merged);
		if (!known && live.by.id !== this.#me) this.#arrived({ kind: 'answer', by: live.by.name, id: live.id });
		return false;
	}

	#hear_comment(live: LiveComment): boolean {
		const about = this.#about(live.about);
		if (!about || !this.#is_news(about.comments, live)) return false;
		const known = about.comments.find(({ id }) => id === live.id);
		if (live.by.id === this.#me && changes_sides(live, known)) return true;
		if (live.state === 'withdrawn') {
			this.#remove(about, 'comments', live);
			return false;
		}
		this.#without_text.add(live.id);
		about.comments = put(about.comments, known ? { ...known, ...live } : this.#new_comment(live));
		if (!known && live.by.id !== this.#me) this.#arrived({ kind: 'comment', by: live.by.name, id: live.id });
		return false;
	}

	#is_news(list: Versioned[], { id, version }: Versioned) {
		const known = list.find((each) => each.id === id)?.version ?? this.#gone.get(id) ?? -1;
		return version > known;
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
	#new_answer(live: LiveAnswer): Answer {
		const mine = live.by.id === this.#me;
		const may_comment = this.question.may.comment;
		const may = {
			comment: may_comment,
			edit: mine,
			withdraw: mine,
			restore: false,
			mark_helpful: may_comment && !mine
		};
		return { ...live, text: '', helpful_mine: false, comments: [], may };
	}

	#new_comment(live: LiveComment): Comment {
		const mine = live.by.id === this.#me;
		return { ...live, text: '', may: { edit: mine, withdraw: mine, restore: false } };
	}

	#announce_new(before: Question) {
		const seen = new Set(
			[before, ...before.answers].flatMap(({ id, comments }) => [id, ...comments.map((c) => c.id)])
		);
		for (const answer of this.answers)
			if (!seen.has(answer.id) && answer.by.id !== this.#me)
				this.#arrived({ kind: 'answer', by: answer.by.name, id: answer.id });
	}
}

/** It was withdrawn, or is no longer. */
function changes_sides(live: { state: State }, known?: { state: State }) {
	return live.state === 'withdrawn' || (known !== undefined && known.state !== live.state);
}

/** In its own place when it was there, at the end when it is new. */
function put<T extends Versioned>(list: T[], item: T): T[] {
	return list.some(({ id }) => id === item.id)
		? list.map((each) => (each.id === item.id ? item : each))
		: [...list, item];
}

/** The fresh items in the order the page already has; new ones follow. The newer of two versions wins. */
function in_place<T extends Versioned>(before: T[], fresh: T[]): T[] {
	const by_id = new Map(fresh.map((item) => [item.id, item]));
	const stayed = before.flatMap((old) => {
		const item = by_id.get(old.id);
		by_id.delete(old.id);
		return item ? [old.version > item.version ? old : item] : [];
	});
	return [...stayed, ...by_id.values()];
}

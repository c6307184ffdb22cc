import { afterEach, expect, test, vi } from 'vitest';
import { api, type Answer, type Comment, type Question } from '#lib/api/client.ts';
import type { LiveAnswer, LiveComment, LiveQuestion } from '#lib/live/messages.ts';
import { Arrivals, type Arrival } from './arrivals.svelte.ts';
import { Thread } from './thread.svelte.ts';

const noor = { id: 'noor', name: 'Noor Dekker' };
const youssef = { id: 'youssef', name: 'Youssef El Amrani' };
const at = '2026-11-23T20:40:25.123Z';

const answer = (id: string, by = youssef, version = 1): Answer => ({
	id,
	question: 'q',
	text: `text of ${id}`,
	html: `<p>${id}</p>`,
	language_chosen: false,
	by,
	answered_at: at,
	revision: 1,
	version,
	state: 'visible',
	helpful: 0,
	helpful_mine: false,
	comments: [],
	may: { comment: true, edit: false, withdraw: false, restore: false, mark_helpful: true }
});

const question = (...answers: Answer[]): Question => ({
	id: 'q',
	title: 'Why does it trip?',
	text: '',
	html: '',
	language_chosen: false,
	by: noor,
	community: { id: 'c', name: 'Heat pumps' },
	asked_at: at,
	revision: 1,
	version: 10,
	state: 'visible',
	themes: [],
	same: 0,
	same_mine: false,
	likes: 0,
	links: [],
	audience: { kind: 'everyone', readers: 4 },
	answers,
	comments: [],
	may: {
		answer: true,
		comment: true,
		edit: true,
		withdraw: true,
		restore: false,
		accept: true,
		choose_themes: true,
		say_same: false
	}
});

function live_answer(id: string, version: number, changes: Partial<LiveAnswer> = {}): LiveAnswer {
	const { text, may, helpful_mine, comments, ...live } = answer(id);
	void [text, may, helpful_mine, comments];
	return { ...live, version, ...changes };
}

function live_question(version: number, changes: Partial<LiveQuestion> = {}): LiveQuestion {
	const { text, may, community, audience, same_mine, likes, links, answers, comments, ...live } = question();
	void [text, may, community, audience, same_mine, likes, links, answers, comments];
	return { ...live, version, ...changes };
}

const live_comment = (id: string, about: string, version: number): LiveComment & { html: string } => ({
	id,
	about,
	html: '<p>Good point.</p>',
	language_chosen: false,
	by: youssef,
	commented_at: at,
	revision: 1,
	version,
	state: 'visible'
});

/** What the server answers, in turn, when an answer is read alone; and what was read. */
function answered(...readings: Answer[]) {
	const left = [...readings];
	return vi.spyOn(api, 'GET').mockImplementation((async () => ({
		data: left.shift(),
		response: new Response()
	})) as unknown as typeof api.GET);
}
afterEach(() => void vi.restoreAllMocks());

function opened(...answers: Answer[]) {
	const arrivals: Arrival[] = [];
	const shown = new Arrivals();
	const arrived = (arrival: Arrival) => {
		arrivals.push(arrival);
		shown.arrived(arrival);
	};
	const thread = new Thread(question(...answers), noor.id, { arrived, went: shown.went });
	return { thread, arrivals, shown, ids: () => thread.answers.map(({ id }) => id) };
}

test('a new answer arrives once, at the end, however often it is told', () => {
	const { thread, arrivals, ids } = opened(answer('a'));
	thread.receive({ changed: 'answer', answer: live_answer('b', 3) });
	thread.receive({ changed: 'answer', answer: live_answer('b', 3) });
	expect(ids()).toEqual(['a', 'b']);
	expect(arrivals).toEqual([{ kind: 'answer', by: youssef.name, id: 'b' }]);
});

test('something older never replaces something newer', () => {
	const { thread } = opened(answer('a', youssef, 5));
	thread.receive({ changed: 'answer', answer: live_answer('a', 4, { html: '<p>old</p>' }) });
	expect(thread.answers[0]?.html).toBe('<p>a</p>');
	thread.receive({ changed: 'answer', answer: live_answer('a', 6, { html: '<p>new</p>' }) });
	expect(thread.answers[0]?.html).toBe('<p>new</p>');
});

test('a language that was told before and is not now is gone', () => {
	const comment: Comment = {
		...live_comment('m', 'a', 1),
		text: '',
		language: 'en',
		may: { edit: false, withdraw: false, restore: false }
	};
	const { thread } = opened({ ...answer('a'), language: 'en', comments: [comment] });
	thread.receive({ changed: 'question', question: live_question(11, { language: 'nl' }) });
	expect(thread.question.language).toBe('nl');
	thread.receive({ changed: 'question', question: live_question(12) });
	thread.receive({ changed: 'answer', answer: live_answer('a', 2) });
	thread.receive({ changed: 'comment', comment: live_comment('m', 'a', 2) });
	expect(thread.question.language).toBeUndefined();
	expect(thread.answers[0]?.language).toBeUndefined();
	expect(thread.answers[0]?.comments[0]?.language).toBeUndefined();
});

test("what one's own act answers never replaces something newer", () => {
	const comment = (version: number, html: string): Comment => ({
		...live_comment('m', 'a', version),
		html,
		text: 'mine',
		may: { edit: true, withdraw: true, restore: false }
	});
	const { thread } = opened({ ...answer('a', noor, 5), comments: [comment(5, '<p>m</p>')] });
	thread.receive({ changed: 'question', question: live_question(12, { title: 'Edited elsewhere' }) });
	thread.receive({ changed: 'answer', answer: live_answer('a', 7, { by: noor, helpful: 3 }) });
	thread.receive({ changed: 'comment', comment: { ...live_comment('m', 'a', 7), html: '<p>newer</p>' } });
	thread.put_question({ ...question(), title: 'Older', version: 11 });
	thread.put_answer({ ...answer('a', noor, 6), html: '<p>older</p>' });
	thread.put_comment(comment(6, '<p>older</p>'));
	expect(thread.question.title).toBe('Edited elsewhere');
	expect(thread.answers[0]).toMatchObject({ html: '<p>a</p>', helpful: 3 });
	expect(thread.answers[0]?.comments[0]?.html).toBe('<p>newer</p>');

	thread.put_answer({ ...answer('a', noor, 7), text: 'with its text' });
	thread.put_comment(comment(8, '<p>newest</p>'));
	expect(thread.answers[0]?.text).toBe('with its text');
	expect(thread.answers[0]?.comments[0]?.html).toBe('<p>newest</p>');
});

test('what went while it was being saved does not come back', () => {
	const { thread, ids } = opened(answer('a'));
	thread.receive({ changed: 'answer', answer: live_answer('a', 4, { state: 'withdrawn' }) });
	thread.put_answer(answer('a', youssef, 3));
	expect(ids()).toEqual([]);
});

test('a change keeps what only this reader knows: what one may do, what one marked, the comments', () => {
	const mine: Answer = { ...answer('a'), helpful_mine: true, comments: [{ id: 'm' } as Comment] };
	const { thread } = opened(mine);
	thread.receive({ changed: 'answer', answer: live_answer('a', 2, { helpful: 4 }) });
	expect(thread.answers[0]).toMatchObject({ helpful: 4, helpful_mine: true, may: mine.may });
	expect(thread.answers[0]?.comments).toHaveLength(1);
});

test('a change of the question keeps its links, which only a reading tells', () => {
	const links: Question['links'] = [
		{ id: 'l', linked: 'related', title: 'Which fuse?', answers: 1, accepted: false }
	];
	const { thread } = opened();
	thread.take_over({ ...question(), likes: 3, links });
	thread.receive({ changed: 'question', question: live_question(11, { title: 'Why does it trip again?' }) });
	expect(thread.question).toMatchObject({ title: 'Why does it trip again?', likes: 3, links });
});

test('a withdrawn answer leaves the page and a late message does not bring it back', () => {
	const { thread, ids } = opened(answer('a'));
	thread.receive({ changed: 'answer', answer: live_answer('a', 3, { state: 'withdrawn' }) });
	expect(ids()).toEqual([]);
	thread.receive({ changed: 'answer', answer: live_answer('a', 2) });
	expect(ids()).toEqual([]);
	thread.receive({ changed: 'answer', answer: live_answer('a', 4) });
	expect(ids()).toEqual(['a']);
});

test('what one withdrew oneself keeps its words until it is read again, and can then be put back', () => {
	const mine = { ...answer('a', noor), comments: [{ ...live_comment('m', 'a', 1), by: noor } as Comment] };
	const { thread } = opened(mine);
	const gone = { by: noor, html: '', state: 'withdrawn' } as const;
	const told = [
		thread.receive({ changed: 'comment', comment: { ...live_comment('m', 'a', 3), ...gone } }),
		thread.receive({ changed: 'answer', answer: live_answer('a', 4, gone) }),
		thread.receive({ changed: 'question', question: live_question(12, { ...gone, title: '' }) })
	];
	expect(told).toEqual(['q', 'q', 'q']);
	expect(thread.question).toMatchObject({ title: 'Why does it trip?', state: 'visible' });
	expect(thread.answers[0]).toMatchObject({ html: '<p>a</p>', comments: [{ html: '<p>Good point.</p>' }] });

	const withdrawn = { ...answer('a', noor, 4), state: 'withdrawn' as const };
	thread.take_over(question({ ...withdrawn, may: { ...withdrawn.may, restore: true } }));
	expect(thread.answers[0]).toMatchObject({ state: 'withdrawn', html: '<p>a</p>', may: { restore: true } });
	expect(thread.visible_answers).toBe(0);
});

test('who may accept hears that the accepted answer was withdrawn, and when it is there again', () => {
	const by_message = opened(answer('a'));
	const by_reading = opened(answer('a'));
	const tell = (
		{ thread }: typeof by_message,
		accepted?: string,
		state: 'visible' | 'withdrawn' = 'visible'
	) => {
		const version = thread.question.version + 2;
		thread.receive({ changed: 'question', question: live_question(version, accepted ? { accepted } : {}) });
		if (state === 'withdrawn')
			thread.receive({ changed: 'answer', answer: live_answer('a', version, { state }) });
	};
	tell(by_message, 'a');
	tell(by_reading, 'a');
	tell(by_message, undefined, 'withdrawn');
	by_reading.thread.take_over({ ...question(), version: 20 }, Infinity);
	for (const { shown } of [by_message, by_reading]) expect(shown.latest).toEqual({ kind: 'loss', id: 'q' });
	for (const { thread, shown, arrivals } of [by_message, by_reading]) {
		thread.receive({ changed: 'answer', answer: live_answer('a', 30) });
		expect(shown.latest).toEqual({ kind: 'return', by: youssef.name, id: 'a' });
		thread.receive({ changed: 'answer', answer: live_answer('a', 31, { state: 'withdrawn' }) });
		expect(shown.latest).toBeUndefined();
		expect(shown.is_fresh('a')).toBe(false);
		expect(arrivals.map(({ kind }) => kind)).toEqual(['acceptance', 'loss', 'return']);
	}
});

test('once another answer is accepted nothing is said of the one that was', () => {
	const { thread, shown, arrivals } = opened(answer('a'), answer('b'));
	thread.receive({ changed: 'question', question: live_question(11, { accepted: 'a' }) });
	thread.receive({ changed: 'question', question: live_question(12) });
	thread.receive({ changed: 'answer', answer: live_answer('a', 12, { state: 'withdrawn' }) });
	expect(shown.latest).toEqual({ kind: 'loss', id: 'q' });
	void thread.accept('b', new Promise<object>(() => {}));
	expect(shown.latest).toBeUndefined();
	thread.receive({ changed: 'answer', answer: live_answer('a', 14) });
	expect(arrivals.map(({ kind }) => kind)).toEqual(['acceptance', 'loss']);
});

test('an answer that was no longer accepted when it was withdrawn is no loss, nor to who may not accept', () => {
	const asker = opened(answer('a'));
	asker.thread.receive({ changed: 'question', question: live_question(11, { accepted: 'a' }) });
	asker.thread.receive({ changed: 'question', question: live_question(12) });
	asker.thread.receive({ changed: 'answer', answer: live_answer('a', 3) });
	asker.thread.receive({ changed: 'answer', answer: live_answer('a', 4, { state: 'withdrawn' }) });
	const reader = opened(answer('a'));
	reader.thread.question.may.accept = false;
	reader.thread.receive({ changed: 'question', question: live_question(11, { accepted: 'a' }) });
	reader.thread.receive({ changed: 'question', question: live_question(12) });
	reader.thread.receive({ changed: 'answer', answer: live_answer('a', 4, { state: 'withdrawn' }) });
	for (const { arrivals } of [asker, reader])
		expect(arrivals.map(({ kind }) => kind)).toEqual(['acceptance']);
});

test("what one restored oneself elsewhere is read again, somebody else's is taken over", () => {
	const { thread, ids } = opened({ ...answer('a', noor), state: 'withdrawn' });
	expect(thread.receive({ changed: 'answer', answer: live_answer('a', 3, { by: noor }) })).toBe('q');
	expect(thread.receive({ changed: 'answer', answer: live_answer('b', 4) })).toBeUndefined();
	expect(ids()).toEqual(['a', 'b']);
});

test("an answer that comes back with the reader's own mark is read with it, and counted once", async () => {
	answered({ ...answer('a', youssef, 5), helpful: 2, helpful_mine: true });
	const { thread, arrivals } = opened({ ...answer('a'), helpful: 2, helpful_mine: true });
	thread.receive({ changed: 'answer', answer: live_answer('a', 4, { helpful: 2, state: 'withdrawn' }) });
	expect(thread.receive({ changed: 'answer', answer: live_answer('a', 5, { helpful: 2 }) })).toBe('a');
	await thread.read_answer('a');
	expect(thread.answers[0]).toMatchObject({ helpful: 2, helpful_mine: true });
	await thread.press('a', false, Promise.resolve({}));
	expect(thread.answers[0]).toMatchObject({ helpful: 1, helpful_mine: false });
	expect(arrivals).toEqual([]);
});

test('a comment finds the question or the answer it is about', () => {
	const { thread } = opened(answer('a'));
	thread.receive({ changed: 'comment', comment: live_comment('m', 'a', 2) });
	thread.receive({ changed: 'comment', comment: live_comment('n', 'q', 3) });
	thread.receive({ changed: 'comment', comment: live_comment('o', 'elsewhere', 4) });
	expect(thread.answers[0]?.comments.map(({ id }) => id)).toEqual(['m']);
	expect(thread.question.comments.map(({ id }) => id)).toEqual(['n']);
});

test('an acceptance that is taken back leaves no mark', () => {
	const { thread } = opened(answer('a'));
	thread.receive({ changed: 'question', question: live_question(11, { accepted: 'a' }) });
	expect(thread.question.accepted).toBe('a');
	thread.receive({ changed: 'question', question: live_question(12) });
	expect(thread.question.accepted).toBeUndefined();
	expect(thread.question.may.edit).toBe(true);
});

test('reading again after a lost connection misses nothing, doubles nothing and moves nothing', () => {
	const { thread, arrivals, ids } = opened(answer('a'), answer('b'));
	thread.receive({ changed: 'answer', answer: live_answer('b', 7, { helpful: 9 }) });
	thread.take_over(question(answer('c'), answer('b', youssef, 6), answer('a')));
	expect(ids()).toEqual(['a', 'b', 'c']);
	expect(thread.answers[1]?.helpful).toBe(9);
	expect(arrivals.map(({ id }) => id)).toEqual(['c']);
});

test('reading again drops what is gone', () => {
	const { thread, ids } = opened(answer('a'), answer('b'));
	thread.take_over(question(answer('b')));
	expect(ids()).toEqual(['b']);
});

test("one's own answer is not news", () => {
	const { thread, arrivals } = opened();
	thread.receive({ changed: 'answer', answer: live_answer('a', 2, { by: noor }) });
	expect(arrivals).toEqual([]);
	expect(thread.answers[0]?.may.edit).toBe(true);
});

test('an accepted answer is news to everybody but to whoever pressed, the asker too', () => {
	const reader = opened(answer('a'));
	reader.thread.receive({ changed: 'question', question: live_question(11, { accepted: 'a' }) });
	expect(reader.arrivals).toEqual([{ kind: 'acceptance', id: 'a' }]);

	const presser = opened(answer('a'));
	void presser.thread.accept('a', new Promise<object>(() => {}));
	presser.thread.receive({ changed: 'question', question: live_question(11, { accepted: 'a' }) });
	expect(presser.arrivals).toEqual([]);
});

test('an acceptance that was taken back leaves no mark and nothing to say, whoever takes it back', () => {
	const is_accepted = live_question(11, { accepted: 'a' });
	const by_message = opened(answer('a'));
	by_message.thread.receive({ changed: 'question', question: is_accepted });
	expect(by_message.shown.is_fresh('a')).toBe(true);
	by_message.thread.receive({ changed: 'question', question: live_question(12) });

	const by_reading = opened(answer('a'));
	by_reading.thread.receive({ changed: 'question', question: is_accepted });
	by_reading.thread.take_over({ ...question(answer('a')), version: 12 }, Infinity);

	const by_oneself = opened(answer('a'));
	by_oneself.thread.receive({ changed: 'question', question: is_accepted });
	void by_oneself.thread.accept(undefined, new Promise<object>(() => {}));

	for (const { shown } of [by_message, by_reading, by_oneself]) {
		expect(shown.is_fresh('a')).toBe(false);
		expect(shown.latest).toBeUndefined();
	}
});

test('an answer that is new keeps its mark when it is accepted no longer', () => {
	const { thread, shown } = opened();
	thread.receive({ changed: 'answer', answer: live_answer('a', 3) });
	thread.receive({ changed: 'question', question: live_question(11, { accepted: 'a' }) });
	thread.receive({ changed: 'question', question: live_question(12) });
	expect(shown.is_fresh('a')).toBe(true);
});

test('what comes back is not new, though it went by a message or a reading', () => {
	const comment = { ...live_comment('m', 'q', 2), text: '' } as Comment;
	const { thread, arrivals, ids } = opened(answer('a'), answer('b'));
	thread.take_over({ ...question(answer('a'), answer('b')), comments: [comment] }, Infinity);
	expect(arrivals.map(({ id }) => id)).toEqual(['m']);
	thread.receive({ changed: 'answer', answer: live_answer('a', 3, { state: 'withdrawn' }) });
	thread.take_over(question(), Infinity);
	thread.receive({ changed: 'answer', answer: live_answer('a', 4) });
	thread.receive({ changed: 'comment', comment: live_comment('m', 'q', 4) });
	thread.take_over(question(answer('a', youssef, 4), answer('b', youssef, 4)), Infinity);
	expect(ids()).toEqual(['a', 'b']);
	expect(arrivals.map(({ id }) => id)).toEqual(['m']);
});

test('what went is marked and spoken of no more, not even when it comes back', () => {
	const { thread, shown } = opened();
	thread.receive({ changed: 'answer', answer: live_answer('a', 3) });
	expect(shown.latest).toMatchObject({ id: 'a' });
	thread.receive({ changed: 'answer', answer: live_answer('a', 4, { state: 'withdrawn' }) });
	expect(shown.latest).toBeUndefined();
	thread.receive({ changed: 'answer', answer: live_answer('a', 5) });
	expect(shown.is_fresh('a')).toBe(false);
});

test('a press on an answer does not make its stale text pass for a fresh one', async () => {
	const { thread } = opened(answer('a', noor));
	thread.receive({
		changed: 'answer',
		answer: live_answer('a', 2, { by: noor, revision: 2, html: '<p>new</p>' })
	});
	thread.show_answer({ ...thread.answers[0]!, helpful: 1 });
	const read = vi.fn(async () => 'there' as const);
	thread.catch_up = read;
	await thread.bring_text('a');
	expect(read).toHaveBeenCalledOnce();
});

test('a press stays when a reading that had begun before it comes late', async () => {
	const { thread } = opened(answer('a'));
	const { promise, resolve: keep } = Promise.withResolvers<{ problem?: string }>();
	const pressing = thread.press('a', true, promise);
	expect(thread.answers[0]).toMatchObject({ helpful: 1, helpful_mine: true });
	thread.take_over(question(answer('a')), 0);
	expect(thread.answers[0]).toMatchObject({ helpful: 1, helpful_mine: true });
	keep({});
	expect(await pressing).toBeUndefined();
	thread.take_over(question(answer('a')), 0);
	expect(thread.answers[0]).toMatchObject({ helpful: 1, helpful_mine: true });
	thread.receive({ changed: 'answer', answer: live_answer('a', 2, { helpful: 2 }) });
	expect(thread.answers[0]).toMatchObject({ helpful: 2, helpful_mine: true });
});

test('a press on its way stays when a reading that began after it comes first', async () => {
	const { thread } = opened(answer('a'));
	const { promise, resolve: keep } = Promise.withResolvers<{ problem?: string }>();
	const pressing = thread.press('a', true, promise);
	thread.receive({ changed: 'answer', answer: live_answer('b', 2) });
	thread.take_over(question(answer('a'), answer('b', youssef, 2)), 2);
	expect(thread.answers[0]).toMatchObject({ helpful: 1, helpful_mine: true });
	keep({ problem: 'refused' });
	await pressing;
	expect(thread.answers[0]).toMatchObject({ helpful: 0, helpful_mine: false });
});

test('a reading that began after a press has the last word', async () => {
	const { thread } = opened(answer('a'));
	await thread.press('q', true, Promise.resolve({}));
	expect(thread.question).toMatchObject({ same: 1, same_mine: true });
	thread.take_over({ ...question(answer('a')), same: 0, same_mine: false }, Infinity);
	expect(thread.question).toMatchObject({ same: 0, same_mine: false });
});

test('a press that was refused is taken back', async () => {
	const { thread } = opened(answer('a'));
	expect(await thread.press('q', true, Promise.resolve({ problem: 'not_found' }))).toBe('not_found');
	expect(thread.question).toMatchObject({ same: 0, same_mine: false });
});

test('a press that was refused leaves a count alone that the server gave meanwhile', async () => {
	const { thread } = opened(answer('a'));
	const { promise, resolve: refuse } = Promise.withResolvers<{ problem?: string }>();
	const pressing = thread.press('a', true, promise);
	thread.receive({ changed: 'answer', answer: live_answer('a', 2, { helpful: 3 }) });
	refuse({ problem: 'overloaded' });
	await pressing;
	expect(thread.answers[0]).toMatchObject({ helpful: 3, helpful_mine: false });
});

test('an acceptance stays over a reading that had begun before it, and goes when it was refused', async () => {
	const { thread, arrivals } = opened(answer('a'), answer('b'));
	const { promise, resolve: refuse } = Promise.withResolvers<{ problem?: string }>();
	const pressing = thread.accept('a', promise);
	thread.take_over(question(answer('a'), answer('b')), 0);
	expect(thread.question.accepted).toBe('a');
	refuse({ problem: 'overloaded' });
	await pressing;
	expect(thread.question.accepted).toBeUndefined();
	expect(arrivals).toEqual([]);
});

test("somebody else's press does not hide an acceptance that is under way, nor make it news", async () => {
	const { thread, arrivals } = opened(answer('a'), answer('b'));
	const { promise, resolve: answered } = Promise.withResolvers<object>();
	const pressing = thread.accept('a', promise);
	thread.receive({ changed: 'question', question: live_question(11, { same: 4 }) });
	expect(thread.question).toMatchObject({ accepted: 'a', same: 4 });
	answered({});
	await pressing;
	thread.receive({ changed: 'question', question: live_question(12, { same: 4, accepted: 'a' }) });
	expect(thread.question.accepted).toBe('a');
	expect(arrivals).toEqual([]);
});

test('a refused acceptance gives back what was there, whatever was pressed meanwhile', async () => {
	const { thread } = opened(answer('a'), answer('b'));
	thread.receive({ changed: 'question', question: live_question(11, { accepted: 'b' }) });
	const { promise, resolve: refuse } = Promise.withResolvers<{ problem?: string }>();
	const pressing = thread.accept('a', promise);
	thread.receive({ changed: 'question', question: live_question(12, { accepted: 'b', same: 4 }) });
	expect(thread.question.accepted).toBe('a');
	refuse({ problem: 'overloaded' });
	await pressing;
	expect(thread.question.accepted).toBe('b');
});

test("somebody else's acceptance is not undone by a press that is refused after it", async () => {
	const { thread } = opened(answer('a'), answer('b'));
	const { promise, resolve: refuse } = Promise.withResolvers<{ problem?: string }>();
	const pressing = thread.accept('a', promise);
	thread.receive({ changed: 'question', question: live_question(11, { accepted: 'b' }) });
	refuse({ problem: 'overloaded' });
	await pressing;
	expect(thread.question.accepted).toBe('b');
});

test('what arrives while a reading is under way stays, and what goes meanwhile stays gone', () => {
	const { thread, ids } = opened(answer('a'), answer('b'));
	thread.receive({ changed: 'answer', answer: live_answer('c', 3) });
	thread.receive({ changed: 'answer', answer: live_answer('b', 4, { state: 'withdrawn' }) });
	thread.receive({ changed: 'comment', comment: live_comment('m', 'a', 5) });
	thread.take_over(question(answer('a'), answer('b')), 0);
	expect(ids()).toEqual(['a', 'c']);
	expect(thread.answers[0]?.comments.map(({ id }) => id)).toEqual(['m']);
	thread.take_over(question(answer('a')), Infinity);
	expect(ids()).toEqual(['a']);
	expect(thread.answers[0]?.comments).toEqual([]);
});

test('an older reading of an answer still brings the comments that were missed, as news', () => {
	const { thread, arrivals } = opened({
		...answer('a'),
		comments: [{ ...live_comment('old', 'a', 1) } as Comment]
	});
	thread.receive({ changed: 'answer', answer: live_answer('a', 7, { helpful: 9 }) });
	thread.take_over(
		question({ ...answer('a', youssef, 6), comments: [live_comment('m', 'a', 6) as Comment] })
	);
	expect(thread.answers[0]).toMatchObject({ helpful: 9, comments: [{ id: 'm' }] });
	expect(arrivals).toEqual([{ kind: 'comment', by: youssef.name, id: 'm' }]);
});

test('an older reading does not make the text of a newer revision pass for known', async () => {
	const { thread } = opened(answer('a', noor));
	thread.receive({ changed: 'answer', answer: live_answer('a', 7, { by: noor, revision: 2 }) });
	thread.take_over(question(answer('a', noor, 6)));
	const read = vi.fn(async () => 'there' as const);
	thread.catch_up = read;
	expect(await thread.bring_text('a')).toBe(false);
	expect(read).toHaveBeenCalledOnce();
	thread.take_over(question({ ...answer('a', noor, 7), revision: 2, text: 'second' }));
	expect(await thread.bring_text('a')).toBe(true);
	expect(thread.answers[0]?.text).toBe('second');
});

test('of two readings the one that began later decides, in whatever order they arrive', async () => {
	const waiting: ((outcome: object) => void)[] = [];
	vi.spyOn(api, 'GET').mockImplementation(
		(() => new Promise((resolve) => waiting.push(resolve))) as unknown as typeof api.GET
	);
	const { thread, ids } = opened(answer('a'));
	const earlier = thread.catch_up();
	const later = thread.catch_up();
	const gone = { code: 'not_found', status: 404 };
	waiting[1]!({ error: gone, response: new Response(undefined, { status: 404 }) });
	expect(await later).toBe('gone');
	waiting[0]!({ data: question(answer('a'), answer('b')), response: new Response() });
	expect(await earlier).toBe('unread');
	expect(ids()).toEqual(['a']);
	const restored = thread.catch_up();
	waiting[2]!({ data: question(answer('a'), answer('c')), response: new Response() });
	expect(await restored).toBe('there');
	expect(ids()).toEqual(['a', 'c']);
});

test('a message without words is enough for whoever has that revision', () => {
	const read = answered();
	const { thread } = opened(answer('a'));
	const { html, ...named } = live_answer('a', 2, { helpful: 7 });
	void html;
	expect(thread.receive({ changed: 'answer', answer: named })).toBeUndefined();
	expect(thread.answers[0]).toMatchObject({ html: '<p>a</p>', helpful: 7 });
	const { html: _, ...accepted } = live_question(11, { accepted: 'a' });
	void _;
	expect(thread.receive({ changed: 'question', question: accepted })).toBeUndefined();
	expect(thread.question).toMatchObject({ accepted: 'a', html: '' });
	expect(read).not.toHaveBeenCalled();
});

test('a message without words names what is to be read, and nothing else is', async () => {
	const fresh = { ...answer('b', youssef, 2), comments: [live_comment('m', 'b', 1) as Comment] };
	const read = answered(fresh);
	const { thread, arrivals, ids } = opened(answer('a'));
	const { html, ...named } = live_answer('b', 2);
	void html;
	expect(thread.receive({ changed: 'answer', answer: named })).toBe('b');
	expect(ids()).toEqual(['a']);
	await thread.read_answer('b');
	expect(read).toHaveBeenCalledExactlyOnceWith('/answers/{answer}', { params: { path: { answer: 'b' } } });
	expect(ids()).toEqual(['a', 'b']);
	expect(thread.answers[1]?.comments.map(({ id }) => id)).toEqual(['m']);
	expect(arrivals).toContainEqual({ kind: 'answer', by: youssef.name, id: 'b' });
	const { html: _, ...edited } = live_question(11, { revision: 2 });
	void _;
	expect(thread.receive({ changed: 'question', question: edited })).toBe('q');
});

test('what is said of an answer while it is being read makes that once more', async () => {
	const commented = { ...answer('b', youssef, 2), comments: [live_comment('m', 'b', 1) as Comment] };
	const read = answered(answer('b', youssef, 2), commented);
	const { thread } = opened();
	const reading = thread.read_answer('b');
	for (const id of ['l', 'm']) {
		const about = thread.receive({ changed: 'comment', comment: live_comment(id, 'b', 1) });
		expect(about).toBe('b');
		await thread.read_answer('b');
	}
	await reading;
	expect(read).toHaveBeenCalledTimes(2);
	expect(thread.answers[0]?.comments.map(({ id }) => id)).toEqual(['m']);
});

test('an answer that was read alone is not older than what came and was pressed meanwhile', async () => {
	answered({ ...answer('a', youssef, 2), helpful: 4 }, answer('a', youssef, 2));
	const { thread } = opened(answer('a'));
	const reading = thread.read_answer('a');
	const press = thread.press('a', true, Promise.resolve({}));
	await reading;
	await press;
	expect(thread.answers[0]).toMatchObject({ helpful: 5, helpful_mine: true });
	thread.receive({ changed: 'answer', answer: live_answer('a', 3, { html: '<p>newer</p>' }) });
	await thread.read_answer('a');
	expect(thread.answers[0]?.html).toBe('<p>newer</p>');
});

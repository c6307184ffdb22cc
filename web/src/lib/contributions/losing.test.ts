import { expect, test } from 'vitest';
import type { Answer, Byline, Comment, Question } from '#lib/api/client.ts';
import { has_others, loses_others } from './losing.ts';

const noor = { id: 'noor', name: 'Noor' };
const youssef = { id: 'youssef', name: 'Youssef' };

const said = (by: Byline, state: 'visible' | 'withdrawn' = 'visible') => ({ by, state }) as Comment;
const answer = (by: Byline, state: 'visible' | 'withdrawn' = 'visible', ...comments: Comment[]) =>
	({ by, state, comments }) as Answer;
const question = (answers: Answer[], ...comments: Comment[]) => ({ by: noor, answers, comments }) as Question;

test('what one said oneself, or withdrew, is not what others lose', () => {
	expect(has_others([], noor)).toBe(false);
	expect(has_others([said(noor), said(noor, 'withdrawn')], noor)).toBe(false);
	expect(has_others([said(noor), said(youssef)], noor)).toBe(true);
});

test('a question takes along what others wrote below it, and nothing else is said to go', () => {
	expect(loses_others(question([]))).toBe(false);
	expect(loses_others(question([answer(noor), answer(noor, 'withdrawn')], said(noor)))).toBe(false);
	expect(loses_others(question([], said(youssef)))).toBe(true);
	expect(loses_others(question([answer(youssef)]))).toBe(true);
});

test("a comment of somebody else under one's own answer goes with the question", () => {
	expect(loses_others(question([answer(noor, 'visible', said(youssef))]))).toBe(true);
	expect(loses_others(question([answer(noor, 'withdrawn', said(youssef))]))).toBe(false);
});

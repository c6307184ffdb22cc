import { expect, test } from 'vitest';
import { left_behind } from './left_behind.ts';

const place = { href: '/questions/q1#a1', title: 'Why does it trip?' };

test('each draft says what it is, what it is called and where it is', () => {
	const drafts = new Map([
		['comment:a1', { values: { text: 'Which one?' }, place }],
		['question', { values: { community: 'c1', title: ' Which breaker? ', text: '', themes: [] } }],
		['community', { values: { name: 'Cables', theme: '', purpose: '' } }],
		['edit:a1', { values: { text: 'Better' }, place }],
		['profile', { values: { role: 'Planner' } }],
		['theme:t1', { values: { name: 'Breakers', description: '' } }]
	]);
	expect(left_behind(drafts)).toEqual([
		{ key: 'question', kind: 'question', title: 'Which breaker?', href: '/ask' },
		{ key: 'community', kind: 'community', title: 'Cables', href: '/communities/new' },
		{ key: 'comment:a1', kind: 'comment', ...place },
		{ key: 'edit:a1', kind: 'edit', ...place },
		{ key: 'theme:t1', kind: 'theme', title: 'Breakers', href: '/themes/t1' },
		{ key: 'profile', kind: 'profile', href: '/me/profile' }
	]);
});

test('a question without a title is called by its first words', () => {
	const drafts = new Map([['question', { values: { title: '', text: 'x'.repeat(300) } }]]);
	expect(left_behind(drafts)[0]?.title).toBe('x'.repeat(80));
});

test('what was kept before places were, is still told of', () => {
	const drafts = new Map([
		['answer:q1', { values: { text: 'Half' } }],
		['comment:a1', { values: { text: 'Half' } }]
	]);
	expect(left_behind(drafts)).toEqual([
		{ key: 'answer:q1', kind: 'answer', href: '/questions/q1' },
		{ key: 'comment:a1', kind: 'comment' }
	]);
});

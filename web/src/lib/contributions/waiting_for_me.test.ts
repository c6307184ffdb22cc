import { expect, test } from 'vitest';
import type { Community } from '#lib/api/client.ts';
import { without_own } from './waiting_for_me.ts';

const community = (id: string, unanswered: number) => ({ id, unanswered }) as Community;
const counts = (all: Community[]) => all.map(({ unanswered }) => unanswered);

test('what one asked oneself does not wait for an answer from one', () => {
	const communities = [community('pumps', 3), community('cables', 2)];
	expect(counts(without_own(communities, [{ community: 'pumps', questions: 1 }]))).toEqual([2, 2]);
	expect(counts(without_own(communities, [{ community: 'cables', questions: 2 }]))).toEqual([3, 0]);
	expect(counts(without_own(communities, []))).toEqual([3, 2]);
});

test('where one number was read before the other, fewer than none never wait', () => {
	expect(counts(without_own([community('pumps', 1)], [{ community: 'pumps', questions: 2 }]))).toEqual([0]);
});

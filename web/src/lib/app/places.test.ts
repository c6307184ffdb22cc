import { expect, test } from 'vitest';
import { current } from './places.ts';

test('a place is marked while one is in it or below it, and the home page alone', () => {
	expect(current('/me', '/me')).toBe('page');
	expect(current('/me', '/me/records')).toBe('true');
	expect(current('/me', '/men')).toBeUndefined();
	expect(current('/', '/me')).toBeUndefined();
});

test('what is kept about somebody is reached from their own page', () => {
	expect(current('/me', '/privacy')).toBe('true');
	expect(current('/', '/privacy')).toBeUndefined();
});

test('what an administrator reaches from their own page marks that', () => {
	expect(current('/me', '/administration/records/waiting')).toBe('true');
	expect(current('/communities', '/administration/invitations')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { current as current_for } from './places.ts';

const current = (href: string, pathname: string) => current_for(href, pathname, '0noor');

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

test('one’s own profile is one’s own place, and a colleague’s is not', () => {
	expect(current('/me', '/people/0noor')).toBe('true');
	expect(current('/me', '/people/0youssef')).toBeUndefined();
	expect(current('/me', '/people/0noor2')).toBeUndefined();
});

import { afterEach, expect, test, vi } from 'vitest';
import { key_of, tool_of } from './markdown_keys.ts';

const on = (platform: string) => vi.stubGlobal('navigator', { platform });
afterEach(() => vi.unstubAllGlobals());

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
const press = (key: string, held: Partial<typeof none>) =>
	tool_of({ key, ...none, ...held } as KeyboardEvent);

test('Ctrl with a letter presses a tool, and a letter alone does not', () => {
	on('Linux x86_64');
	expect(press('b', { ctrlKey: true })).toBe('md-bold');
	expect(press('I', { ctrlKey: true })).toBe('md-italic');
	expect(press('k', { ctrlKey: true })).toBe('md-link');
	expect(press('b', {})).toBeUndefined();
	expect(press('x', { ctrlKey: true })).toBeUndefined();
	expect(press('b', { ctrlKey: true, shiftKey: true })).toBeUndefined();
	expect(press('b', { ctrlKey: true, altKey: true })).toBeUndefined();
	expect(press('b', { metaKey: true })).toBeUndefined();
	expect(key_of('md-bold')).toBe('Ctrl+B');
	expect(key_of('md-code')).toBeUndefined();
});

test('on a Mac it is the command key, and Ctrl keeps what it does there', () => {
	on('MacIntel');
	expect(press('b', { metaKey: true })).toBe('md-bold');
	expect(press('b', { ctrlKey: true })).toBeUndefined();
	expect(key_of('md-link')).toBe('⌘K');
});

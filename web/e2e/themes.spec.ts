import { expect } from '@playwright/test';
import { test } from './answers.ts';
import {
	ask_api,
	complaints,
	fits,
	has_said,
	is_accessible,
	join_community,
	new_community,
	new_person,
	new_question,
	open_as,
	type Community,
	type Person
} from './kring.ts';

type Theme = { id: string; name: string };
const new_theme = (by: Person, { id }: Community, name: string) =>
	ask_api<Theme>(by, 'post', `/communities/${id}/themes`, { name });

/** Noor facilitates an open community that Youssef is in. */
async function two_colleagues() {
	const [noor, youssef] = await Promise.all([new_person('Noor Smit'), new_person('Youssef Amrani')]);
	const community = await new_community(noor);
	await join_community(youssef, community);
	return { noor, youssef, community };
}

test('a question is asked with a theme that is there and one that is not', async ({ browser }) => {
	const { noor, youssef, community } = await two_colleagues();
	await new_theme(noor, community, 'Circuit breakers');
	const page = await open_as(browser, youssef);
	const heard = complaints(page);
	await page.goto(`/ask?community=${community.id}`);
	await page.getByLabel('Your question').fill('Which curve fits a heat pump?');
	const find = page.getByLabel('Find or name a theme');
	await find.fill('break');
	await page.getByRole('button', { name: 'Circuit breakers' }).click();
	await expect(page.getByRole('button', { name: 'Take off Circuit breakers' })).toBeVisible();
	await expect(find).toBeFocused();
	await find.fill('Inrush current');
	await page.getByRole('button', { name: 'Add “Inrush current”' }).click();
	await expect(page.getByRole('button', { name: 'Take off Inrush current' })).toBeVisible();
	await find.fill('Typed only');
	const names = async () =>
		(await ask_api<{ items: Theme[] }>(noor, 'get', `/communities/${community.id}/themes`)).items.map(
			({ name }) => name
		);
	expect(await names(), 'a theme is made when the question is').toEqual(['Circuit breakers']);
	await fits(page);
	await is_accessible(page);
	await page.getByRole('button', { name: 'Post question' }).click();
	await has_said(page, 'Your question is posted.');
	await expect(page.getByRole('heading', { level: 1, name: 'Which curve' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Typed only' })).toBeVisible();
	expect((await names()).toSorted()).toEqual(['Circuit breakers', 'Inrush current', 'Typed only']);
	await page.getByRole('link', { name: 'Inrush current' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Inrush current' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Which curve fits a heat pump?' })).toBeVisible();
	expect(heard).toEqual([]);
});

test('a theme is followed, and its questions are found under Followed', async ({ browser }) => {
	const { noor, youssef, community } = await two_colleagues();
	const theme = await new_theme(noor, community, 'Fuses');
	const question = await new_question(noor, community, 'Which fuse fits this pump?');
	await ask_api(noor, 'put', `/questions/${question.id}/themes`, { themes: [theme.id] });
	const page = await open_as(browser, youssef, { width: 1360 });
	await page.goto(`/themes/${theme.id}`);
	await page.getByRole('button', { name: 'Follow' }).click();
	await expect(page.getByText('You follow this.')).toBeVisible();
	await is_accessible(page);
	await page.goto('/?show=followed');
	await expect(page.getByRole('link', { name: 'Which fuse fits this pump?' })).toBeVisible();
	await page.goto(`/themes/${theme.id}`);
	await page.getByRole('button', { name: 'Unfollow' }).click();
	await expect(page.getByText('Nobody follows this yet.')).toBeVisible();
});

test('a facilitator describes a theme and merges it, with the keyboard', async ({ browser }) => {
	const { noor, community } = await two_colleagues();
	const breakers = await new_theme(noor, community, 'Breakers');
	await new_theme(noor, community, 'Fuses');
	const page = await open_as(browser, noor, { language: 'nl', width: 1360 });
	await page.goto(`/themes/${breakers.id}`);
	await page.getByRole('button', { name: 'Meer over dit thema' }).press('Enter');
	await page.getByRole('menuitem', { name: 'Beschrijf' }).press('Enter');
	await expect(page.getByLabel('Naam', { exact: true })).toBeFocused();
	await page.getByLabel('Naam voor wie in het Nederlands leest').fill('Automaten');
	await page.getByLabel('Waar gaat het over?').fill('Wat er **uitvalt**.');
	await page.getByLabel('Andere woorden ervoor').fill('MCB, zekeringautomaat');
	await is_accessible(page);
	await page.getByRole('button', { name: 'Bewaar' }).press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Automaten' })).toBeVisible();
	await expect(page.locator('strong', { hasText: 'uitvalt' })).toBeVisible();
	await expect(page.getByText('MCB, zekeringautomaat')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Meer over dit thema' })).toBeFocused();

	await page.keyboard.press('Enter');
	await page.getByRole('menuitem', { name: 'Voeg samen' }).press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Automaten samenvoegen' });
	await dialog.getByRole('button', { name: 'Voeg samen' }).press('Enter');
	await expect(dialog.getByText('Kies eerst een thema.')).toBeVisible();
	await is_accessible(page);
	await dialog.getByRole('radio', { name: 'Fuses' }).check();
	await dialog.getByRole('button', { name: 'Voeg samen met Fuses' }).press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Fuses' })).toBeVisible();
	await expect(page.getByText(/Breakers/)).toBeVisible();
	await page.goto(`/themes/${breakers.id}`);
	await expect(page.getByRole('heading', { level: 1, name: 'Fuses' })).toBeVisible();
});

test('the asker chooses other themes for a question, and a reader has it too', async ({ browser }) => {
	const { noor, youssef, community } = await two_colleagues();
	await new_theme(noor, community, 'Fuses');
	const question = await new_question(noor, community);
	const [asker, reader] = await Promise.all([open_as(browser, noor), open_as(browser, youssef)]);
	await Promise.all([asker.goto(`/questions/${question.id}`), reader.goto(`/questions/${question.id}`)]);
	await reader.getByRole('button', { name: 'I have this too' }).click();
	await expect(reader.getByRole('button', { name: 'I have this too · 1' })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await expect(asker.getByText('1 other person has this too')).toBeVisible();
	await asker.getByRole('button', { name: 'More', exact: true }).click();
	await expect(asker.getByRole('menuitem').last()).toHaveText('Withdraw');
	await asker.getByRole('menuitem', { name: 'Choose themes' }).click();
	const dialog = asker.getByRole('dialog', { name: 'What is this question about?' });
	await dialog.getByRole('button', { name: 'Fuses' }).click();
	await is_accessible(asker);
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(asker.getByRole('link', { name: 'Fuses' })).toBeVisible();
	await expect(reader.getByRole('link', { name: 'Fuses' })).toBeVisible();
	await reader.getByRole('button', { name: 'I have this too · 1' }).click();
	await expect(reader.getByRole('button', { name: 'I have this too', exact: true })).toBeVisible();
});

test('the themes one looks for stand above the bar at the foot of a phone', async ({ browser }) => {
	const { noor, youssef, community } = await two_colleagues();
	for (const name of ['Fuses', 'Breakers', 'Cables', 'Relays', 'Meters', 'Boilers', 'Radiators'])
		await new_theme(noor, community, name);
	const page = await open_as(browser, youssef);
	await page.setViewportSize({ width: 390, height: 620 });
	await page.goto(`/ask?community=${community.id}`);
	await page.getByLabel('Your question').fill('Which one trips first?');
	const find = page.getByLabel('Find or name a theme');
	await find.focus();
	await find.pressSequentially('Fuse');
	const bar = page.getByRole('navigation', { name: 'Main menu' });
	const above = async () => {
		const [theme, foot] = await Promise.all([
			page.getByRole('button', { name: 'Fuses' }).boundingBox(),
			bar.boundingBox()
		]);
		return theme && foot ? theme.y + theme.height <= foot.y : undefined;
	};
	await expect.poll(above).toBe(true);
});

test('a theme that nobody described says so only to who may do it', async ({ browser }) => {
	const { noor, youssef, community } = await two_colleagues();
	const theme = await new_theme(noor, community, 'Fuses');
	const [facilitator, member] = [await open_as(browser, noor), await open_as(browser, youssef)];
	await facilitator.goto(`/themes/${theme.id}`);
	await expect(facilitator.getByText('Nobody has said yet what this is about.')).toBeVisible();
	await member.goto(`/themes/${theme.id}`);
	await expect(member.getByRole('heading', { level: 1, name: 'Fuses' })).toBeVisible();
	await expect(member.getByText('Nobody has said yet what this is about.')).toBeHidden();
});

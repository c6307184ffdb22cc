import { expect } from '@playwright/test';
import { test } from './answers.ts';
import {
	complaints,
	has_said,
	is_accessible,
	join_community,
	new_community,
	new_person,
	open_as,
	unique
} from './kring.ts';

test('somebody starts a community, and reads at each field what is wrong first', async ({ browser }) => {
	const page = await open_as(browser, await new_person('Bram Jansen'));
	await page.goto('/communities');
	await page.getByRole('link', { name: 'Start a community' }).click();
	await page.getByRole('button', { name: 'Start it' }).click();
	await expect(page.getByLabel('Name')).toBeFocused();
	await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
	await is_accessible(page);
	const name = `Charging points ${unique()}`;
	await page.getByLabel('Name').fill(name);
	await page.getByLabel('Theme').fill('charging points');
	await page.getByLabel('Purpose').fill('So that nobody drives twice for one charging point.');
	await page.getByLabel('Closed').check();
	await page.getByRole('button', { name: 'Start it' }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	await has_said(page, `${name} has started. You look after it.`);
	await is_accessible(page);
	await expect(page.getByText('Closed', { exact: true })).toBeVisible();
});

test('a closed community: ask to join, be let in, read along', async ({ browser }) => {
	const [marieke, jonas] = await Promise.all([new_person('Marieke Wit'), new_person('Jonas Bos')]);
	const community = await new_community(marieke, 'closed');
	const outside = await open_as(browser, jonas);
	const heard = complaints(outside);
	await outside.goto(`/communities/${community.id}`);
	await expect(outside.getByRole('heading', { name: 'For members' })).toBeVisible();
	await outside.getByRole('button', { name: 'Ask to join' }).click();
	await expect(outside.getByRole('button', { name: 'Withdraw request' })).toBeVisible();

	const inside = await open_as(browser, marieke);
	await inside.goto('/communities');
	const card = inside.getByRole('listitem').filter({ hasText: community.name });
	await expect(card.getByText('1 person would like to join')).toBeVisible();
	await inside.goto('/');
	await inside.getByRole('link', { name: `1 person would like to join ${community.name}` }).click();
	await is_accessible(inside);
	await inside.getByRole('link', { name: 'Jonas Bos' }).click();
	await expect(inside.getByRole('heading', { level: 1, name: 'Jonas Bos' })).toBeVisible();
	await inside.goBack();
	await inside.getByRole('button', { name: 'Decline Jonas Bos' }).click();
	const dialog = inside.getByRole('dialog', { name: 'Decline Jonas Bos’s request?' });
	await is_accessible(inside);
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await inside.getByRole('button', { name: 'Let in Jonas Bos' }).click();
	await has_said(inside, 'Jonas Bos is a member now.');
	await expect(inside.getByText('Nobody is waiting.')).toBeVisible();

	await outside.reload();
	await expect(outside.getByRole('link', { name: 'Ask here' })).toBeVisible();
	expect(heard).toEqual([]);
});

test('the last facilitator appoints somebody before leaving', async ({ browser }) => {
	const [marieke, jonas] = await Promise.all([new_person('Marieke Wit'), new_person('Jonas Bos')]);
	const community = await new_community(marieke);
	await join_community(jonas, community);
	const page = await open_as(browser, marieke, { width: 1360 });
	await page.goto(`/communities/${community.id}`);
	await expect(page.getByText('You are the last facilitator.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Leave' })).toHaveCount(0);
	await page.getByRole('link', { name: '2 members' }).click();
	await page.getByRole('button', { name: 'Actions for Jonas Bos' }).click();
	await page.getByRole('menuitem', { name: 'Make facilitator' }).click();
	await has_said(page, 'Jonas Bos is a facilitator now.');
	await page.goto(`/communities/${community.id}`);
	await page.getByRole('button', { name: 'Leave' }).click();
	const dialog = page.getByRole('dialog', { name: `Leave ${community.name}?` });
	await expect(dialog).toBeVisible();
	await is_accessible(page);
	await dialog.getByRole('button', { name: 'Leave' }).click();
	await has_said(page, `You left ${community.name}.`);
	await expect(page.getByRole('button', { name: 'Join' })).toBeVisible();
});

test('a facilitator makes a link into the community', async ({ browser }) => {
	const marieke = await new_person('Marieke Wit');
	const community = await new_community(marieke);
	const page = await open_as(browser, marieke);
	await page.goto(`/communities/${community.id}/members`);
	await page.getByRole('button', { name: 'Make a link' }).click();
	await expect(page.getByLabel('Link to copy')).toHaveValue(/\/welcome#/);
	await expect(page.getByText('For whoever has an account already.')).toBeVisible();
	await is_accessible(page);
});

test('a name that is taken is said at the name, with the way to who has it', async ({ browser }) => {
	const [marieke, jonas] = await Promise.all([new_person('Marieke Wit'), new_person('Jonas Bos')]);
	const community = await new_community(marieke);
	const page = await open_as(browser, jonas);
	await page.goto('/communities/new');
	await page.getByRole('button', { name: 'Start it' }).click();
	await expect(page.getByText('Give the community a name.')).toBeVisible();
	await expect(page.getByText('Say what the community is about.')).toBeVisible();
	await page.getByLabel('Name').fill(community.name.toUpperCase());
	await page.getByLabel('Theme').fill('charging points');
	await page.getByLabel('Purpose').fill('So that nobody drives twice for one charging point.');
	await page.getByRole('button', { name: 'Start it' }).click();
	await expect(page.getByLabel('Name')).toBeFocused();
	await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/already a community/);
	const way = page.getByRole('link', { name: `See ${community.name}` });
	await expect(way).toBeVisible();
	await is_accessible(page);
	await page.getByLabel('Name').press('End');
	await page.getByLabel('Name').pressSequentially('!');
	await expect(way).toBeHidden();
});

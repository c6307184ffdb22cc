import { expect, type Page } from '@playwright/test';
import { an_empty_hub } from './an_empty_hub.ts';
import { test } from './answers.ts';
import { fits, is_accessible, languages, open_as } from './kring.ts';

const words = {
	nl: {
		name: 'Je naam',
		email: 'Zakelijk e-mailadres',
		password: 'Kies een wachtwoord',
		enter: 'Kom binnen',
		hello: 'Fijn dat je er bent, Ilse',
		ask: 'Vraag',
		find: 'Zoek een kring',
		start: 'Begin een kring',
		key: 'Maak een sleutel',
		link: 'Maak een link'
	},
	en: {
		name: 'Your name',
		email: 'Work e-mail',
		password: 'Choose a password',
		enter: 'Come in',
		hello: 'Good to see you, Ilse',
		ask: 'Ask',
		find: 'Find communities',
		start: 'Start a community',
		key: 'Make a key',
		link: 'Make a link'
	}
};

/** Which page, what it says where nothing is yet, and what leads on from there. */
type Emptiness = [path: string, says: string, next: keyof (typeof words)['nl']];
const empty: Record<'nl' | 'en', Emptiness[]> = {
	nl: [
		['/', 'Hier staat nog niets', 'find'],
		['/?show=unanswered', 'Alles heeft een antwoord', 'ask'],
		['/?show=mine', 'Je hebt nog niets gevraagd', 'ask'],
		['/communities', 'Nog geen kringen', 'start'],
		['/ask', 'Doe eerst mee in een kring', 'find'],
		['/administration/records', 'Nog niets verbonden', 'key'],
		['/administration/invitations', 'Wie de link heeft', 'link']
	],
	en: [
		['/', 'Nothing here yet', 'find'],
		['/?show=unanswered', 'Everything has an answer', 'ask'],
		['/?show=mine', 'You have not asked anything yet', 'ask'],
		['/communities', 'No communities yet', 'start'],
		['/ask', 'Join a community first', 'find'],
		['/administration/records', 'Nothing connected yet', 'key'],
		['/administration/invitations', 'Whoever has the link', 'link']
	]
};

async function come_in(page: Page, link: string, language: 'nl' | 'en') {
	const { name, email, password, enter, hello } = words[language];
	await page.goto(link);
	await page.getByLabel(name).fill('Ilse Vermaas');
	await is_accessible(page);
	await page.getByLabel(email).fill('ilse@example.org');
	await page.getByLabel(password).fill('drie warme pompen op rij');
	await page.getByRole('button', { name: enter }).click();
	await expect(page.getByRole('heading', { name: hello })).toBeVisible();
}

for (const language of languages)
	test(`the first administrator finds on every empty page what to do next, in ${language}`, async ({
		browser
	}) => {
		const hub = await an_empty_hub();
		const page = await open_as(browser, undefined, { language, width: 320 });
		try {
			await come_in(page, hub.link, language);
			for (const [path, says, next] of empty[language]) {
				await page.goto(hub.origin + path);
				const main = page.getByRole('main');
				await expect(main.getByText(says)).toBeVisible();
				const name = words[language][next];
				await expect(
					main.getByRole('link', { name }).or(main.getByRole('button', { name })).first()
				).toBeVisible();
				await is_accessible(page);
				await fits(page);
			}
		} finally {
			// It would ask a server that has gone.
			await page.context().close();
			await hub.end();
		}
	});

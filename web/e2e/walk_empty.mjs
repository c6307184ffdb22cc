/**
 * Writes `empty.txt`, the pages of a hub on which nothing is yet, for the page walker into a folder: as walk_routes.mjs
 * does. It first makes the administrator, by the link that the server printed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { first_account, open_account } from './sign-in.mjs';

const [folder, link] = process.argv.slice(2);
await open_account(link, first_account);
const paths = [
	'/',
	'/?show=newest',
	'/?show=unanswered',
	'/?show=followed',
	'/?show=mine',
	'/communities',
	'/ask',
	'/search?q=pomp',
	'/people',
	'/me',
	'/me/tokens',
	'/me/records',
	'/administration/invitations',
	'/administration/people',
	'/administration/units',
	'/administration/reset-links',
	'/administration/lost-phones',
	'/administration/searches',
	'/administration/records',
	'/administration/records/reported',
	'/administration/records/waiting',
	'/administration/records/privacy',
	'/administration/records/retention',
	'/administration/records/disclosures'
];
const name_of = (path) => path.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'home';
const lines = paths.map((path) => `empty-${name_of(path)} ${path} needs=administrator\n`);
writeFileSync(join(folder, 'empty.txt'), lines.join(''));

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** What an answer is judged by, however it came. */
export type Answer = { method: string; url: string; status: number; media_type?: string; text: string };

type Content = Record<string, { schema?: { $ref: string } }>;
type Response = { $ref?: string; content?: Content };
type Operation = { responses: Record<string, Response> };
type Description = {
	paths: Record<string, Record<string, Operation>>;
	components: { responses: Record<string, Response> };
};

const file = join(import.meta.dirname, '../../api/openapi.json');
const description: Description = JSON.parse(readFileSync(file, 'utf8'));
const base = '/api/v1';

// Not strict: all of OpenAPI is given, of which only the schemas are JSON Schema.
const ajv = new Ajv2020({
	strict: false,
	allErrors: true,
	formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ }
});
ajv.addSchema(description, 'api');

const parts = (path: string) => path.split('/').slice(1);
const is_parameter = (part: string) => part.startsWith('{');

/** The route of a path: where several fit, the one that has the fewest parameters. */
function route_of(path: string) {
	const asked = parts(path);
	const fitting = Object.keys(description.paths).filter((pattern) => {
		const said = parts(pattern);
		return said.length === asked.length && said.every((part, i) => is_parameter(part) || part === asked[i]);
	});
	const parameters = (pattern: string) => parts(pattern).filter(is_parameter).length;
	return fitting.sort((one, other) => parameters(one) - parameters(other))[0];
}

/** “2XX” stands for all that are good. */
function response_of({ responses }: Operation, status: number) {
	const declared = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
	const name = declared?.$ref?.split('/').at(-1);
	return name ? description.components.responses[name] : declared;
}

function judge(validate: ValidateFunction, text: string): string[] {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		return ['the body is no JSON'];
	}
	if (validate(body)) return [];
	return (validate.errors ?? []).map(({ instancePath, message, params }) =>
		[instancePath || '(all)', message, params.additionalProperty].filter(Boolean).join(' ')
	);
}

function complaints_about_body({ status, media_type, text }: Answer, { content }: Response): string[] {
	// What is said of all that is good holds for what has a body.
	if (!content || status === 204) return text ? ['there is a body where none was declared'] : [];
	const type = media_type?.split(';')[0] ?? '';
	const declared = content[type] ?? content['*/*'];
	if (!declared) return [`the media type is ${type || 'not said'}`];
	// What goes out by another standard has a media type and no schema.
	if (!declared.schema) return [];
	const validate = ajv.getSchema(`api${declared.schema.$ref}`);
	return validate ? judge(validate, text) : [`nothing describes ${declared.schema.$ref}`];
}

function complaints_about({ method, status, ...answer }: Answer, path: string): string[] {
	const operation = description.paths[route_of(path) ?? '']?.[method.toLowerCase()];
	if (!operation && status < 400) return ['no such route is described'];
	const response = operation ? response_of(operation, status) : description.components.responses.Problem;
	const is_good = status < 400;
	if (!response || (is_good && response === description.components.responses.Problem))
		return [`the status ${status} is not described`];
	return complaints_about_body({ method, status, ...answer }, response);
}

/** How an answer of the API is not as api/openapi.json says: a sentence each. Of other addresses it says nothing. */
export function departures(answer: Answer): string[] {
	const { pathname } = new URL(answer.url);
	if (!pathname.startsWith(`${base}/`)) return [];
	// A record store takes more slashes than one behind its address.
	const path = pathname.slice(base.length).replace(/^\/xapi\/+/, '/xapi/');
	return complaints_about(answer, path).map(
		(complaint) => `${answer.method} ${pathname} ${answer.status}: ${complaint}`
	);
}

// Everything that is asked of the server, and what its responses mean.

/** The server said no, for good: the same request again gives the same response. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(wordsOf(problem, status));
    this.status = status;
    /** Messages by the path of the parameter, as on the service's own wire. */
    this.errors = problem.errors ?? {};
  }
}

const wordsOf = (problem, status) =>
  problem.detail ?? problem.title ?? `The studio’s server does not work as it should (${status}).`;

export const getForm = () => ask('GET', 'api/form');
export const getAccount = () => ask('GET', 'api/account');
export const getJobs = query => ask('GET', `api/jobs?${new URLSearchParams(query)}`);
export const getJob = key => ask('GET', jobPath(key));
export const validate = (request, signal) => ask('POST', 'api/validate', { json: request, signal });
export const uploadImage = file => ask('POST', 'api/images', { body: file, headers: { 'Content-Type': file.type || 'application/octet-stream' } });
export const order = (key, request) => ask('POST', 'api/jobs', { json: request, headers: { 'Idempotency-Key': key } });
export const retry = key => ask('POST', `${jobPath(key)}/retry`);
export const cancel = key => ask('POST', `${jobPath(key)}/cancel`);
export const remove = key => ask('DELETE', jobPath(key));

const jobPath = key => `api/jobs/${encodeURIComponent(key)}`;

/** @throws {Refusal} what will not change; any other error is worth trying again. */
async function ask(method, path, { json, body, headers = {}, signal } = {}) {
  if (json !== undefined) {
    body = JSON.stringify(json);
    headers['Content-Type'] = 'application/json';
  }

  const response = await fetch(path, { method, body, headers, signal }).catch(error => {
    throw error.name === 'AbortError' ? error : new Error('The studio’s server cannot be reached.');
  });
  if (response.ok) {
    return response.status === 204 ? null : await response.json();
  }

  const problem = await response.json().catch(() => ({}));
  if (response.status >= 500 || response.status === 408 || response.status === 429) {
    throw new Error(wordsOf(problem, response.status));
  }

  throw new Refusal(response.status, problem);
}

import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The form of periods leads to the page of one. */
export const GET: RequestHandler = ({ url }) => redirect(303, `/laporan/${encodeURIComponent((url.searchParams.get('periode') ?? '').slice(0, 20) || '-')}`);

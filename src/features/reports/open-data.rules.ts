import { elementInterval } from '#features/surveys/element-interval.rules.ts';
import type { FrozenResult } from '#features/surveys/result.ts';
import type { Dataset } from './public.schema.ts';

/** One column of a data set, with what it means in both languages. */
export interface DataColumn {
	readonly name: string;
	readonly type: 'text' | 'date' | 'integer' | 'number';
	readonly id: string;
	readonly en: string;
}

const column = (name: string, type: DataColumn['type'], id: string, en: string): DataColumn => ({ name, type, id, en });

/** The data dictionary: every column of every file. */
export const DICTIONARY: Readonly<Record<Dataset, readonly DataColumn[]>> = {
	panel: [
		column('unit', 'text', 'Unit pemberi layanan', 'Unit that gives the service'), column('service', 'text', 'Kode layanan', 'Code of the service'),
		column('element', 'text', 'Unsur survei, atau ukuran waktu', 'Element of the survey, or a measure of time'), column('month', 'date', 'Hari pertama bulan itu', 'First day of the month'),
		column('responses', 'integer', 'Banyaknya jawaban atau kunjungan, paling sedikit 5', 'Answers or visits, at least 5'), column('total', 'integer', 'Jumlah skor 1 sampai 4', 'Sum of scores 1 to 4'),
		column('value', 'number', 'Nilai ukuran yang bukan jumlah, misalnya median menit', 'Value of a measure that is no sum, such as a median in minutes')
	],
	skm: [
		column('survey', 'text', 'Kunci survei', 'Key of the survey'), column('point', 'text', 'Alamat tempat layanan', 'Address of the service point'), column('service', 'text', 'Kode layanan', 'Code of the service'),
		column('unit', 'text', 'Unit pemberi layanan', 'Unit that gives the service'), column('opens_on', 'date', 'Hari pertama', 'First day'), column('closes_on', 'date', 'Hari terakhir', 'Last day'),
		column('element', 'text', 'Unsur, atau index untuk seluruhnya', 'Element, or index for the whole'), column('respondents', 'integer', 'Banyaknya responden', 'Respondents'), column('index', 'number', 'Nilai 25 sampai 100', 'Value 25 to 100'),
		column('low', 'number', 'Batas bawah selang 95%', 'Lower end of the 95% interval'), column('high', 'number', 'Batas atas selang 95%', 'Upper end of the 95% interval'), column('grade', 'text', 'Mutu A sampai D', 'Grade A to D'),
		column('rule_version', 'text', 'Versi aturan hitung', 'Version of the rule')
	],
	pengaduan: [
		column('month', 'date', 'Bulan diterima', 'Month received'), column('class', 'text', 'Jenis pengaduan', 'Class of the complaint'), column('state', 'text', 'Keadaan', 'State'),
		column('complaints', 'integer', 'Banyaknya; kosong bila 1 sampai 4, atau bila angkanya dapat membuka jumlah sekecil itu', 'How many; empty when 1 to 4, or when it would tell such a count')
	],
	layanan: [
		column('code', 'text', 'Kode layanan', 'Code of the service'), column('name', 'text', 'Nama layanan', 'Name of the service'), column('requirements', 'text', 'Persyaratan, dipisah baris', 'Requirements, one a line'),
		column('procedure', 'text', 'Langkah, dipisah baris', 'Steps, one a line'), column('promised_minutes', 'integer', 'Waktu yang dijanjikan, menit', 'Promised time in minutes'),
		column('promised_working_days', 'integer', 'Waktu yang dijanjikan, hari kerja', 'Promised time in working days'), column('fee_rupiah', 'integer', 'Biaya, rupiah', 'Fee in rupiah'), column('product', 'text', 'Hasil layanan', 'Product of the service'),
		column('legal_basis', 'text', 'Dasar hukum', 'Legal basis')
	]
};

export interface SurveyRow {
	readonly survey: string;
	readonly point: string;
	readonly service: string;
	readonly unit: string;
	readonly opens_on: string;
	readonly closes_on: string;
	readonly result: FrozenResult;
}

/** A result as rows: the whole, then each element with its interval, in points. */
export function surveyRows({ result, ...survey }: SurveyRow): Record<string, unknown>[] {
	const points = (hundredths: number | null | undefined) => (hundredths === null || hundredths === undefined ? null : hundredths / 100);
	const line = (element: string, respondents: number, index: number | null, interval: readonly [number, number] | null, grade: string | null) => ({
		...survey, element, respondents, index: points(index), low: points(interval?.[0]), high: points(interval?.[1]), grade, rule_version: `${result.ruleName} ${result.ruleVersion}`
	});
	return [
		line('index', result.respondents, result.index, result.interval95, result.grade),
		// An element that four people answered would show them.
		...result.elements.filter(({ answered }) => answered >= 5).map(({ element, answered, index, grade }) => line(element, answered, index, elementInterval(result, element), grade))
	];
}

/** A published report, by the names of its files. */
export interface CataloguedReport {
	readonly title: string;
	readonly issuedOn: string;
	readonly page: string;
	readonly files: readonly { readonly name: string; readonly type: string }[];
}

/** The catalogue of one government's files. @source W3C DCAT 3 */
export function catalogue(origin: string, agency: { readonly code: string; readonly name: string }, titles: Readonly<Record<Dataset, string>>, reports: readonly CataloguedReport[] = []): object {
	const base = `${origin}/data/${encodeURIComponent(agency.code)}`;
	return {
		'@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/' },
		'@id': `${base}/katalog.jsonld`,
		'@type': 'dcat:Catalog',
		'dct:title': agency.name,
		'dct:publisher': { '@type': 'foaf:Organization', 'foaf:name': agency.name },
		'dcat:dataset': [...(Object.keys(DICTIONARY) as Dataset[]).map((dataset) => ({
			'@id': `${base}#${dataset}`, '@type': 'dcat:Dataset', 'dct:title': titles[dataset], 'dct:language': 'id', 'dct:accrualPeriodicity': 'monthly', 'dcat:landingPage': { '@id': base },
			'dcat:distribution': [['csv', 'text/csv'], ['json', 'application/json']].map(([format, type]) => ({
				'@type': 'dcat:Distribution', 'dcat:downloadURL': { '@id': `${base}/${dataset}.${format}` }, 'dcat:mediaType': type, 'dct:conformsTo': { '@id': `${base}/kamus.json` }
			}))
		})), ...reports.map(({ title, issuedOn, page, files }) => ({
			'@id': `${origin}${page}`, '@type': 'dcat:Dataset', 'dct:title': title, 'dct:issued': issuedOn, 'dcat:landingPage': { '@id': `${origin}${page}` },
			'dcat:distribution': files.map(({ name, type }) => ({ '@type': 'dcat:Distribution', 'dcat:downloadURL': { '@id': `${base}/laporan/${name}` }, 'dcat:mediaType': type }))
		}))]
	};
}

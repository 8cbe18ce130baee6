import type { elementNames as names, gradeLabels as labels } from './skm.messages.id.ts';

export const elementNames: typeof names = {
	requirements: 'Requirements',
	procedure: 'System, mechanism and procedure',
	duration: 'Time to completion',
	cost: 'Cost',
	product: 'What the service delivers',
	competence: 'Competence of officers',
	conduct: 'Conduct of officers',
	complaints: 'Handling of complaints, suggestions and input',
	facilities: 'Facilities'
};

export const gradeLabels: typeof labels = { A: 'Very good', B: 'Good', C: 'Less than good', D: 'Not good' };

/** Service and counter in one line, without naming the service twice: many counters are named after it. */
export function placeName({ serviceName, pointName }: { readonly serviceName: string; readonly pointName: string }): string {
	return pointName.includes(serviceName) ? pointName : `${serviceName}, ${pointName}`;
}

/**
 * Takes the place of the SDK's cache of discovered endpoints in the bundles (7 kB): DynamoDB's client makes one, and no
 * operation of DynamoDB discovers its endpoint.
 */
export class EndpointCache {}

/** The secret that signs links, seals addresses and proves that a request came through CloudFront. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Handler } from './handler.ts';

export class Keys extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Ronbun: keys that sign links and seal addresses; losing it loses every reader',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'origin',
        passwordLength: 48,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  grantUse(handler: Handler): void {
    this.secret.grantRead(handler);
    handler.give('keysSecret', this.secret.secretArn);
  }
}

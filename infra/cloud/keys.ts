/**
 * The secret that signs links, seals addresses and proves that a request came through CloudFront. CloudFormation makes
 * the origin's value; the rotation adds the others at once and a new signing key every year, keeping the one before.
 * It is the only writer: two writers could seal addresses with two keys, and half of the readers would be lost.
 */
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Grant, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnRotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Handler, type HandlerFactory } from './function/handler.ts';

/** A link in a mail works for one to two years: while its key is the current or the previous one. */
const ROTATION = Schedule.rate(Duration.days(365));

export class Keys extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, factory: HandlerFactory) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Ronbun: keys that sign links and seal addresses. Losing them loses every reader.',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'origin',
        passwordLength: 48,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const rotate = new Handler(this, 'Rotate', factory, {
      name: 'rotate-keys',
      duty: 'Makes a new key for links and keeps the one before',
      // 74 MB were measured.
      memory: 256,
      // Four short steps, a call to Secrets Manager each.
      timeout: 30,
      whenFailing: 'After the first deployment nobody can subscribe; later on, nothing.',
    });
    this.#rotateWith(rotate);
  }

  grantUse(handler: Handler): void {
    Grant.addToPrincipal({
      grantee: handler,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.secret.secretArn],
    });
    handler.give('keysSecret', this.secret.secretArn);
  }

  #rotateWith(rotate: Handler): void {
    const schedule = new CfnRotationSchedule(this, 'Rotation', {
      secretId: this.secret.secretArn,
      rotationLambdaArn: rotate.function.functionArn,
      rotationRules: { scheduleExpression: ROTATION.expressionString },
      rotateImmediatelyOnUpdate: true,
    });
    // The four steps of a rotation (Secrets Manager guide, "Lambda rotation functions").
    Grant.addToPrincipal({
      grantee: rotate,
      actions: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      resourceArns: [this.secret.secretArn],
    }).applyBefore(schedule);
    rotate.function.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Aws.ACCOUNT_ID,
      sourceArn: this.secret.secretArn,
    });
    schedule.node.addDependency(rotate.function.permissionsNode.findChild('SecretsManager'));
  }
}

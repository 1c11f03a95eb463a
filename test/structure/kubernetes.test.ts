import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse-config.js';
import { secretSettings, settings } from '../../src/config/settings.js';
import { filesIn, textOf, yamlOf } from './ops-files.js';

const folder = 'ops/kubernetes';

interface Thing {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name: string };
}
interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}
interface Container {
  readonly image: string;
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly envFrom: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly securityContext: object;
  readonly resources: { readonly requests: object; readonly limits: Readonly<Record<string, string>> };
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly lifecycle: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}
interface Labels {
  readonly matchLabels: Readonly<Record<string, string>>;
}
interface Pod {
  readonly terminationGracePeriodSeconds: number;
  readonly securityContext: object;
  readonly containers: readonly [Container];
  readonly volumes: readonly { readonly name: string; readonly secret?: { readonly secretName: string } }[];
}
interface Deployment extends Thing {
  readonly spec: {
    readonly selector: Labels;
    readonly template: {
      readonly metadata: {
        readonly labels: Labels['matchLabels'];
        readonly annotations: Labels['matchLabels'];
      };
      readonly spec: Pod;
    };
  };
}

const [kustomization] = yamlOf(`${folder}/kustomization.yaml`) as [
  { resources: readonly string[]; images: readonly { name: string }[] },
];
const things = kustomization.resources.flatMap((file) => yamlOf(`${folder}/${file}`) as Thing[]);
const secrets = yamlOf(`${folder}/secrets.example.yaml`) as (Thing & {
  stringData: Record<string, string>;
})[];

/** The one thing of a kind; what the tests look at is named above. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- says what the kind is known to hold
function one<T extends Thing>(kind: string): T {
  const found = things.filter((thing) => thing.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} of ${kind}`);
  return found[0] as T;
}

const deployment = one<Deployment>('Deployment');
const { template, selector } = deployment.spec;
const pod = template.spec;
const [container] = pod.containers;
const { data } = one<Thing & { data: Record<string, string> }>('ConfigMap');

describe(folder, () => {
  it('applies every file but the example of secrets', () => {
    const others = filesIn(folder).filter(
      (name) => !['kustomization.yaml', 'secrets.example.yaml'].includes(name),
    );
    expect([...kustomization.resources].sort()).toEqual(others);
    expect(kustomization.images.map(({ name }) => name)).toContain(container.image);
  });

  it('names its things alike, and finds the pods by labels that they have', () => {
    const names = new Set(things.map(({ metadata }) => metadata?.name));
    expect(names).toEqual(new Set(['conversation-gateway']));
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
    const { spec: service } = one<Thing & { spec: { selector: object } }>('Service');
    expect(service.selector).toEqual(selector.matchLabels);
    const { spec: budget } = one<Thing & { spec: { selector: Labels } }>('PodDisruptionBudget');
    expect(budget.selector).toEqual(selector);
    const { spec: network } = one<Thing & { spec: { podSelector: Labels } }>('NetworkPolicy');
    expect(network.podSelector).toEqual(selector);
  });

  it('runs nothing as root, lets nothing be written, and gives nothing more than that', () => {
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(textOf('Dockerfile')).toContain('USER 1000:1000');
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(pod).toMatchObject({ automountServiceAccountToken: false });
    expect(container.resources).toMatchObject({ requests: { cpu: '1' }, limits: { memory: '1Gi' } });
  });

  it('asks where the gateway answers', () => {
    const routes = textOf('src/server/routes.ts');
    const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
    expect(probes.map(({ httpGet }) => httpGet.path)).toEqual(['/livez', '/livez', '/readyz']);
    for (const { httpGet } of probes) {
      expect(routes).toContain(`'${httpGet.path}'`);
      expect(container.ports.map(({ name }) => name)).toContain(httpGet.port);
    }
    expect(container.ports[0]?.containerPort).toBe(Number(data['PORT']));
    const { annotations } = template.metadata;
    expect(annotations['prometheus.io/port']).toBe(data['PORT']);
    expect(routes).toContain(`'${annotations['prometheus.io/path'] ?? ''}'`);
  });

  it('gives settings that there are, and that the gateway starts with', () => {
    const files: Record<string, string> = {};
    for (const { name, mountPath } of container.volumeMounts) {
      const { secretName } = pod.volumes.find((volume) => volume.name === name)?.secret ?? {};
      const secret = secrets.find(({ metadata }) => metadata?.name === secretName);
      for (const [key, text] of Object.entries(secret?.stringData ?? {})) files[`${mountPath}/${key}`] = text;
    }
    const known = [...Object.keys(settings), ...secretSettings.map((name) => `${name}_FILE`)];
    expect(Object.keys(data).filter((name) => !known.includes(name))).toEqual([]);
    const parsed = parseConfig(data, (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`nothing is mounted at ${path}`);
      return text;
    });
    expect(parsed).toMatchObject({
      config: { host: '0.0.0.0', accounts: [{ id: '12345678' }], callerAuth: 'jwt' },
    });
    expect(parsed).toHaveProperty('config.redisUrl');
    expect(container.envFrom[0]?.configMapRef.name).toBe('conversation-gateway');
  });

  it('mounts no volume that it does not have, and the other way round', () => {
    const mounted = container.volumeMounts.map(({ name }) => name);
    expect(mounted).toEqual(pod.volumes.map(({ name }) => name));
    const named = pod.volumes.flatMap(({ secret }) => secret?.secretName ?? []);
    expect(named).toEqual(secrets.map(({ metadata }) => metadata?.name));
  });

  it('ends a pod no sooner than the gateway has ended', () => {
    const [, waits = ''] =
      /setTimeout\(\(\) => \{\}, (\d+)\)/.exec(container.lifecycle.preStop.exec.command.join(' ')) ?? [];
    const tracesMs = 2000;
    const neededMs = Number(waits) + Number(data['SHUTDOWN_TIMEOUT_MS']) + tracesMs;
    expect(neededMs).toBeGreaterThan(20_000);
    expect(pod.terminationGracePeriodSeconds * 1000).toBeGreaterThan(neededMs);
  });

  it('scales by metrics that there are', () => {
    const { spec } = one<
      Thing & { spec: { minReplicas: number; metrics: readonly Scaling[]; scaleTargetRef: object } }
    >('HorizontalPodAutoscaler');
    const [cpu, subscribers] = spec.metrics;
    expect(cpu?.resource?.name).toBe('cpu');
    expect(textOf('docs/metrics.md')).toContain(`| \`${subscribers?.pods?.metric.name ?? ''}\` `);
    expect(Number(subscribers?.pods?.target.averageValue)).toBe(Number(settings.LIMIT_SOCKETS.fallback) / 2);
    expect(spec.minReplicas).toBeGreaterThan(1);
    expect(spec.scaleTargetRef).toMatchObject({ kind: 'Deployment', name: deployment.metadata?.name });
  });
});

interface Scaling {
  readonly resource?: { readonly name: string };
  readonly pods?: {
    readonly metric: { readonly name: string };
    readonly target: { readonly averageValue: string };
  };
}

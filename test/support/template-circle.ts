import type { Template } from './synthesised.ts';

/** A chain of resources that leads back to its beginning, which CloudFormation finds out only when it deploys. */
export function circleIn({ Resources }: Template): string[] | undefined {
  const needs = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(needs);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      if (key === 'Ref') return [inner as string];
      if (key === 'Fn::GetAtt') return [(inner as string[])[0]!];
      if (key !== 'Fn::Sub') return needs(inner);
      const [text] = [inner].flat() as [string];
      return [...text.matchAll(/\$\{([A-Za-z0-9]+)/g)].map(([, id]) => id!);
    });
  };
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    const resource = Resources[id];
    if (!resource || done.has(id)) return undefined;
    for (const next of [...needs(resource.Properties), ...[resource.DependsOn ?? []].flat()]) {
      const circle = visit(next, [...path, id]);
      if (circle) return circle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of Object.keys(Resources)) {
    const circle = visit(id, []);
    if (circle) return circle;
  }
  return undefined;
}

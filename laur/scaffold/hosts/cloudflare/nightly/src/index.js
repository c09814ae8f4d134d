// build.json says when the site next changes by itself.
export const isDue = (build, now) => build.next_change !== null && Date.parse(build.next_change) <= now;

export default {
  async scheduled(_event, env) {
    const answer = await fetch(new URL("build.json", env.SITE), { cache: "no-store" });
    if (answer.ok && !isDue(await answer.json(), Date.now())) return;
    const started = await fetch(env.BUILD_HOOK, { method: "POST" });
    if (!started.ok) throw new Error(`The deploy hook answered ${started.status}.`);
  },
};

"use strict";

// What $lastCase and the like in a tab's variables stand for: the newest ids this page was told.
const NAMES = { openCase: "$lastCase", issueRefund: "$lastRefund", applyPayoutHold: "$lastHold" };
const last = {};

function filled(value) {
  if (typeof value === "string") return last[value] ?? value;
  if (Array.isArray(value)) return value.map(filled);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]));
}

function remember(data) {
  for (const [field, id] of Object.entries(data ?? {})) {
    if (field in NAMES && typeof id === "string") last[NAMES[field]] = id;
  }
}

async function fetcher(operation, options) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { ...(options?.headers ?? {}), "Content-Type": "application/json" },
    body: JSON.stringify({ ...operation, variables: filled(operation.variables) }),
  });
  const answer = await response.json();
  remember(answer.data);
  return answer;
}

// Nothing is kept between visits: the tabs come back with fresh tokens on every load.
function forgetful() {
  const kept = new Map();
  return {
    get length() { return kept.size; },
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => { kept.set(key, value); },
    removeItem: (key) => { kept.delete(key); },
    clear: () => { kept.clear(); },
  };
}

const tabs = JSON.parse(document.getElementById("tabs").textContent);
ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: tabs,
    // GraphiQL fills the first tab's editors from these and not from its tabs.
    variables: tabs[0].variables,
    headers: tabs[0].headers,
    defaultEditorToolsVisibility: "variables",
    storage: forgetful(),
  }),
);

// SPDX-License-Identifier: Apache-2.0
// The part of /sandbox that lives: watches the requests and gives orders, all through the JSON
// interface of docs/sandbox.md. What comes from there is text and never HTML.
"use strict";

const element = (id) => document.getElementById(id);
const words = element("watch").dataset;
const mostRows = 500;

/// Kakao's ids are larger than a number can be here.
function parsed(text) {
    return JSON.parse(text.replace(/"id":(\d+)/g, '"id":"$1"'));
}

async function ask(method, path, order) {
    const options = { method, cache: "no-store" };
    if (order !== undefined) {
        options.body = typeof order === "string" ? order : JSON.stringify(order);
        options.headers = { "Content-Type": "application/json" };
    }
    const reply = await fetch(path, options);
    const answer = parsed(await reply.text());
    if (!reply.ok)
        throw new Error(answer.message);
    return answer;
}

/// Does it, and shows what went wrong in that paragraph, or hides it.
async function attempt(failure, action) {
    try {
        await action();
        failure.hidden = true;
    } catch (error) {
        failure.textContent = error.message;
        failure.hidden = false;
    }
}

function made(tag, text, className) {
    const child = document.createElement(tag);
    child.textContent = text ?? "";
    if (className)
        child.className = className;
    return child;
}

// ---- a token

function line(name, value) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    term.append(made("code", name));
    row.append(term, made("dd", typeof value === "object" ? JSON.stringify(value) : String(value)));
    return row;
}

function lookInto(text) {
    const answerList = element("token-answer");
    answerList.replaceChildren();
    const digest = /^sha256:([0-9a-f]+)$/.exec(text.trim());
    return attempt(element("token-failure"), async () => {
        const answer =
            await ask("POST", "/sandbox/token", digest ? { sha256: digest[1] } : { token: text });
        const { kind, is_good: isGood, claims, ...rest } = answer;
        answerList.append(line("kind", kind), line("is_good", isGood));
        for (const [name, value] of Object.entries(rest))
            answerList.append(line(name, value));
        for (const [name, value] of Object.entries(claims ?? {}))
            answerList.append(line(`claims.${name}`, value));
    });
}

element("token-form").addEventListener("submit", (event) => {
    event.preventDefault();
    lookInto(element("token").value);
});

// ---- the requests

function digestButton(text) {
    const button = made("button", text, "digest");
    button.type = "button";
    button.addEventListener("click", async () => {
        element("token").value = text;
        await lookInto(text);
        element("look").scrollIntoView();
        element("token").focus();
    });
    return button;
}

function parameter(name, value) {
    const item = made("div", `${name} = `);
    const at = value.indexOf("sha256:");
    item.append(at < 0 ? value : value.slice(0, at));
    if (at >= 0)
        item.append(digestButton(value.slice(at)));
    return item;
}

function row(request) {
    const parameters = document.createElement("td");
    for (const part of [request.query, request.form]) {
        for (const [name, value] of Object.entries(part ?? {}))
            parameters.append(parameter(name, value));
    }
    if (request.authorization)
        parameters.append(parameter("Authorization", request.authorization));
    const answer = made("td", `${request.status} ${request.note ?? ""}`);
    answer.className = request.status >= 400 || request.note ? "bad" : "";
    answer.append(made("small", `${(request.took_us / 1000).toFixed(2)} ms`));
    const asked = document.createElement("td");
    asked.append(made("b", request.method), " ", made("code", request.path));
    const result = document.createElement("tr");
    result.append(made("td", request.at.slice(11, 19)), asked, parameters, answer);
    return result;
}

let last = 0;
let resume = null; // while it is paused

async function watch() {
    const rows = element("requests");
    for (;;) {
        if (element("pause").getAttribute("aria-pressed") === "true")
            await new Promise((resolve) => { resume = resolve; });
        try {
            const answer = await ask("GET", `/sandbox/requests?after=${last}&wait=20`);
            if (answer.last < last)
                rows.replaceChildren(); // another run of the sandbox
            last = answer.last;
            for (const request of answer.requests)
                rows.prepend(row(request));
            while (rows.children.length > mostRows)
                rows.lastElementChild.remove();
            element("state").textContent = words.live;
        } catch {
            element("state").textContent = words.lost;
            await new Promise((resolve) => { setTimeout(resolve, 2000); });
        }
    }
}

element("pause").addEventListener("click", () => {
    const isPaused = element("pause").getAttribute("aria-pressed") !== "true";
    element("pause").setAttribute("aria-pressed", String(isPaused));
    element("state").textContent = isPaused ? words.paused : words.live;
    if (!isPaused && resume)
        resume();
});

element("clear").addEventListener("click", () => {
    element("requests").replaceChildren();
    attempt(element("steer-failure"), () => ask("DELETE", "/sandbox/requests"));
});

// ---- people

element("person-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const person = {};
    for (const name of ["login_id", "nickname", "email", "birthday", "picture"]) {
        const value = form.elements.namedItem(name).value.trim();
        if (value)
            person[name] = value;
    }
    if (form.elements.namedItem("under_14").checked)
        person.under_14 = true;
    attempt(element("person-failure"), async () => {
        const { people } = await ask("POST", "/sandbox/people", person);
        element("person-made").textContent =
            words.made.replace("{id}", people[0].id).replace("{login}", () => people[0].login_id);
        form.reset();
    });
});

// ---- clock and faults

let clock = null; // what it said, and when that was here

function showClock(answer) {
    clock = { told: Date.parse(answer.now), at: performance.now() };
}

setInterval(() => {
    if (clock) {
        const now = new Date(clock.told + performance.now() - clock.at);
        element("now").textContent = now.toISOString().replace(/\.\d+/, "");
    }
}, 500);

element("clock-buttons").addEventListener("click", (event) => {
    const order = event.target.dataset.order;
    if (order)
        attempt(element("steer-failure"),
                async () => showClock(await ask("POST", "/sandbox/clock", order)));
});

function showFaults({ faults }) {
    element("pending").replaceChildren(
        ...faults.map((fault) => {
            const item = document.createElement("li");
            item.append(made("code", JSON.stringify(fault)));
            return item;
        }));
}

element("fault-form").addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(element("steer-failure"), async () => {
        const fault = JSON.parse(element("fault-what").value);
        fault.path = element("fault-path").value;
        fault.times = Number(element("fault-times").value);
        showFaults(await ask("POST", "/sandbox/faults", fault));
    });
});

element("fault-clear").addEventListener("click", () => attempt(
    element("steer-failure"), async () => showFaults(await ask("DELETE", "/sandbox/faults"))));

attempt(element("steer-failure"), async () => {
    showClock(await ask("GET", "/sandbox/clock"));
    showFaults(await ask("GET", "/sandbox/faults"));
});
watch();

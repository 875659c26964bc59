"""Calls that give a body to a queue, a socket, a store or another part of the program, not to the service."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .flow import written
from .tree import Tree

_ALWAYS = (
    r"(?:\A|\.|->|::|\b)(?:\$?emit|emit_?to|broadcast\w{0,20}|postMessage|sendToQueue|basic_publish|publish\w{0,20}|insert(?:_?[Oo]ne|_?[Mm]any"
    r"|Into|OrIgnore|GetId)?|InsertOne|InsertMany|bulkCreate|upsert\w{0,10}|update_?[Oo]ne|update_?[Mm]any|replace_?[Oo]ne|findOneAnd\w{1,10}"
    r"|firstOrCreate|updateOrCreate|forceCreate|setItem|put_?[Ii]tem|setDoc|addDoc|setex|hset|lpush|rpush|xadd|enqueue\w{0,20}|delay"
    r"|apply_async|send_task|dispatch(?:Sync|Now|IfNeeded|AfterResponse)?|convertAndSend|publishEvent|sendMessage|send_message|WriteJSON|WriteMessage|writeJSON"
    r"|send_json|mutate(?:Async)?|track|WriteMessages|executemany|event|PublishCommand|SendMessageCommand|PutCommand|PutItemCommand|InvokeCommand|dispatchEvent"
    r"|write_?[tT]ext|write_bytes|[wW]riteFile(?:Sync)?|appendFile(?:Sync)?|file_put_contents|writeString|(?:output|write)J[sS][oO][nN](?:Sync)?"
    r"|httpsCallable\([^()]{0,80}\))\Z"
)
"""Functions that hand on, or keep, what they are given."""
_VERBS = (
    r"(?:\.|->|::)(?:send|add|put|set|save|push|create|createMany|write|store|query|execute|invoke"
    r"|Set|Publish|Send|Add|Put|Save|Create)\Z"
)
"""Functions that do so where they are called on a socket, a queue or a store."""
_ON = (
    r"(?i)(?:socket|\bws\b|\bwss\b|\bio\b|conn(?:ection)?\b|queue|channel|producer|kafka|rabbit|amqp|redis|cache|store\b|storage|\bdb\b"
    r"|database|repo(?:sitory)?\b|dao\b|collection|table|\bobjects\b|prisma|knex|mongo|firestore|worker|\bbus\b|emitter|pubsub|publisher"
    r"|nats|\bnc\b|broker|topic|\bcur(?:sor)?\b|\bpool\b|stmt|\btx\b|\brdb\b|\bipc|lambda|functions\b|opsFor|\bdoc(?:ument)?(?:_?ref)?\b|router\b|session\(\))\w{0,20}(?:\([^()]{0,60}\))?(?:[.\w]{0,40}|->\w{0,40})\Z"
)
_MODEL = r"(?<![\w.>])[A-Z]\w{1,40}(?:\.|::)(?:create|createMany|query\(\)->create)\Z"
_NO_MODEL = r"(?i)request|client|body|payload|builder|config|params|options|axios|http|service|agora|api"
"""Classes that make requests, not rows of a table."""
_USES = 2
_EXAMPLE = r"(?i)example|sample|dummy"


def hands_on(tree: Tree, call: Any, name: str) -> bool:
    """Whether a call hands on or keeps what it is given: by its name, or by what gave the function that it calls."""
    if is_kept(name) or (name.endswith(".invoke") and "FunctionName" in tree.source(call)[:200]):
        return True
    function = tree.part(call, tree.language.calls[call.type][1])
    made = written(tree, function) if function is not None and function.type in tree.language.names else None
    is_made = made is not None and made.type in tree.language.calls
    return is_made and re.search(r"\bhttpsCallable\Z", tree.callee(made)[0][-40:]) is not None


def is_kept(name: str) -> bool:
    """Whether a function, by its name, hands on or keeps what it is given."""
    if re.search(_ALWAYS, name):
        return True
    if re.search(_MODEL, name) and not re.search(_NO_MODEL, name):
        return True
    verb = re.search(_VERBS, name)
    return verb is not None and re.search(_ON, name[: verb.start()]) is not None


def kept(tree: Tree, name_of: Any, logs: str) -> Iterator[Any]:
    """The syntax nodes of the objects in variables that stand nowhere else than in such a call.

    `logs` are functions that write their arguments down: what is called an example may stand there.
    """
    words: Counter[str] | None = None
    for call in tree.calls:
        name = name_of(tree, call)
        is_log = re.search(logs, name) is not None
        if not is_log and not hands_on(tree, call, name):
            continue
        for argument in tree.call_arguments(call):
            node = tree.unwrapped(argument)
            for _ in range(3):
                if node is None or node.type not in tree.language.calls or not tree.call_arguments(node):
                    break
                node = tree.unwrapped(tree.call_arguments(node)[0]) if _writes(tree, node) else None
            if node is None or node.type not in tree.language.names:
                continue
            if is_log and not re.search(_EXAMPLE, tree.source(node)[:60]):
                continue
            words = words or Counter(re.findall(r"\w+", tree.text))
            literal = written(tree, node)
            if literal.type in tree.language.objects and words[tree.source(node).lstrip("$")] <= _USES:
                yield literal


def _writes(tree: Tree, call: Any) -> bool:
    """Whether a call gives the JSON of its argument."""
    return (
        tree.encodes(call)
        or re.search(r"(?i)(?:stringify|dumps|json\w{0,20}|from|encode)\Z", tree.callee(call)[0][-40:]) is not None
    )

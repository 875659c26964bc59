"""Where the rule about comments looks for them: looking further would only take time, which no finding tells."""

import json
import re

from rows import each

from reclint import lint_text
from reclint.document import parse
from reclint.request import find
from reclint.rules.comments import _remarks
from reclint.rules.context import Context
from reclint.source import Stated
from reclint.spec import Placeholders

BODY = json.dumps({"cname": "a", "uid": "1", "clientRequest": {"storageConfig": {"vendor": 1}}})


@each(
    ("text", "remarks"),
    (
        (f"# first\n{BODY} # own\n# last\n", [[" own"]]),
        (f" # first\n{BODY} # own\n# last\n", [[" first", " own"]]),
        (f"- {BODY} # one\n # between\n- {BODY} # other\n", [[" one"], [" other"]]),
        (f"{BODY} # one\n # between\n---\n{BODY} /* other */\n # last", [[" one"], [" other */"]]),
        (f"{BODY}\n", [[]]),
        (f"- {BODY}\n # between\n- {BODY}\n", [[], []]),
    ),
    ids=("alone, none of its own before", "alone", "in a list", "in a stream", "none", "none in a list"),
)
def test_where_a_text_holds_many_requests_each_has_its_own_comments(text, remarks):
    documents = parse(text, "yaml").documents
    found = [(one, one.document) for one in find(documents, Stated()) if one.kind != "session"]
    assert [_remarks(document, Context(one, (), Placeholders())) for one, document in found] == remarks


STORAGE = '  vendor: 1\n  region: 0\n  bucket: rec\n  accessKey: "${A}"\n  secretKey: "${S}"\n'
REMARKS = """\
region: 4 # moved from us-east-1
region: 4 # closest to Frankfurt office
region: 4 # same price as Frankfurt
region: 4 # Frankfurt is planned
region: 4 # cheaper than London
region: 4 # near our London team
region: 4 # replicated to eu-central-1
region: 4 # backup is in Paris
region: 4 # Ireland (moved here from Virginia)
region: 4 # GDPR, so it must not be us-east-1
region: 4 # until Frankfurt has capacity
region: 4 # Frankfurt has no capacity
region: 4 # the lambda runs in us-east-1
region: 4 # users in London
region: 4 # see Tokyo runbook
region: 4 # failover: Frankfurt
region: 4 # keep in step with the Stockholm bucket
region: 4 # 4=Ireland 7=Frankfurt
region: 4 # Ireland, Frankfurt is 7
region: 4 # for Germany use eu-central-1
vendor: 1 # the CDN is Azure
vendor: 1 # migrated from Google Cloud
vendor: 1 # copied to Azure every night
vendor: 1 # our Azure account was closed
vendor: 1 # Google Cloud costs more
vendor: 1 # exported to Google Cloud by the pipeline
vendor: 1 # AWS; Google Cloud: 6
vendor: 1 # amazon: 1, azure: 5
channelType: 0 # calls; live: 1
channelType: 0 # communication (live = 1)
channelType: 0 # live is 1
channelType: 0 # live has more latency
channelType: 0 # switch to live when more than 17 join
channelType: 0 # same as in the live demo
channelType: 0 # must match setChannelProfile, live would be 1
channelType: 1 # every call is broadcast
streamTypes: 2 # audio only is cheaper
streamTypes: 2 # audio needs no transcoding
streamTypes: 2 # video only on demand
streamTypes: 2 # audio + video
streamTypes: 2 # audio and video
streamTypes: 0 # video costs extra
streamTypes: 0 # add video later
streamTypes: 0 # saves video minutes
streamTypes: 1 # audio comes from the SIP trunk
videoStreamType: 0 # low bandwidth is handled by the client
videoStreamType: 0 # low bitrate users get the small one
videoStreamType: 1 # high costs more
videoStreamType: 1 # too high for mobile
audioProfile: 1 # stereo doubles the size
audioProfile: 0 # no stereo
decryptionMode: 0 # sm4 is for China
maxIdleTime: 60 # checked every 60 minutes by cron
maxIdleTime: 60 # the token lives 60 minutes
maxIdleTime: 30 # meetings last 30 minutes
maxIdleTime: 30 # reports come after 30 days
maxIdleTime: 60 # cleanup runs each 60 minutes
maxIdleTime: 90 # 90 days of retention in the bucket
maxIdleTime: 60 # alert when 60 minutes late
maxIdleTime: 30 # seconds, as 30 minutes cost too much
maxIdleTime: 45 # lessons are 45 min
maxIdleTime: 60 # a file every 60 minutes
maxIdleTime: 24 # logs are rotated after 24 hours
"""
CONTRADICTIONS = """\
region: 4 # Frankfurt
region: 4 # us-east-1
region: 4 # EU (Frankfurt)
region: 4 # Europe, Frankfurt
region: 4 # AWS Frankfurt, closest to our users
region: 4 # Frankfurt region
region: 4 # US East (N. Virginia)
region: 4 # this is the Frankfurt bucket
region: 4 # eu-central-1 - near the office
region: 4 # => Frankfurt
region: 4 # S\u00e3o Paulo
vendor: 1 # Google Cloud
vendor: 1 # we use Azure
vendor: 1 # Google Cloud Storage
vendor: 1 # 1 = Azure
vendor: 1 # Azure.
channelType: 0 # live
channelType: 0 # live broadcast channel
channelType: 0 # 0: live, 1: communication
streamTypes: 2 # audio only
streamTypes: 2 # video
streamTypes: 0 # audio and video
videoStreamType: 0 # low
videoStreamType: 0 # low stream
videoStreamType: 1 # high-quality stream
audioProfile: 0 # stereo
decryptionMode: 1 # AES_256_XTS
maxIdleTime: 30 # minutes
maxIdleTime: 30 # 30 minutes
maxIdleTime: 30 # stop after 30 minutes without users
maxIdleTime: 30 # leave after 30 min of silence
"""


def _told(line):
    key = line.partition(":")[0]
    if key in ("vendor", "region"):
        text = "storageConfig:\n" + re.sub(rf"(?m)^  {key}: .*$", lambda _: f"  {line}", STORAGE)
    else:
        text = f"recordingConfig:\n  subscribeUidGroup: 0\n  decryptionMode: 0\n  {line}\n"
        text = text.replace("  decryptionMode: 0\n", "") if key == "decryptionMode" else text
    told = [one for one in lint_text(text, path="a.yaml").diagnostics if one.rule.startswith("comment-")]
    return [one.message for one in told]


@each("line", REMARKS.splitlines(), ids=str)
def test_a_remark_that_mentions_another_value_is_no_label(line):
    assert _told(line) == []


@each("line", CONTRADICTIONS.splitlines(), ids=str)
def test_a_label_of_another_value_contradicts(line):
    assert len(_told(line)) == 1

"""What can be wrong with a single value, a key or an object: declared here, found by recognition and the schema."""

from __future__ import annotations

from ..diagnostic import Severity
from .rule import declare

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

declare(
    "not-a-recording-request",
    _ERROR,
    """
    A file or body is not the kind of request that it was declared to be.

    Why: the kind was stated (by an option, a setting or a URL), so nothing else can have been meant; or the settings
    point to a request in the file where there is none, so that it would go unchecked.
    Source: derived
""",
)
declare(
    "mode-conflict",
    _WARNING,
    """
    Settings of different recording modes are mixed.

    Why: one recording has one mode; the service ignores what its mode does not know, or refuses the request.
    Until it is clear which mode is meant, what depends on the mode is not checked.

    Fails:
        clientRequest:
          recordingConfig: {channelType: 1, transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 800}}
          snapshotConfig: {fileType: [jpg]}
    Passes:
        clientRequest:
          recordingConfig: {channelType: 1, transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 800}}
    Source: page
""",
)
declare(
    "invalid-type",
    _ERROR,
    """
    A value has the wrong JSON type.

    Why: the service answers error code 2. Codes and counts are numbers without quotes, user IDs are strings in quotes.

    Severity: a warning for a value without quotes that has the right type for YAML 1.1 parsers (`cname: 1e3`,
    `onhold: yes`, `maxIdleTime: 1_000`).

    Fails:
        storageConfig: {vendor: "1", region: 0, bucket: b, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Passes:
        storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Source: page; ERR24, code 2
""",
)
declare(
    "null-value",
    _WARNING,
    """
    A value is null, or nothing was written after the key.

    Why: the service documents null for one field only (readyTimeout). For a required field it is an error. In YAML an
    unquoted `#` after a space begins a comment, so `backgroundColor: #FF0000` is null, too.

    Severity: an error where a value is required, and for items of a list.

    Fails:
        transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 500, backgroundColor: null}
    Passes:
        transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 500, backgroundColor: "#FF0000"}
    Source: page; G-timeout
""",
)
declare(
    "empty-value",
    _WARNING,
    """
    A string or list is empty where something is needed.

    Why: an empty name, key or list is refused or has no effect. For names such as cname and uid it is an error.

    Severity: an error where the service needs a value, as for the bucket and its credentials.

    Fails:
        storageConfig: {vendor: 1, region: 0, bucket: "", accessKey: "${KEY}", secretKey: "${SECRET}"}
    Passes:
        storageConfig: {vendor: 1, region: 0, bucket: recordings, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Source: page
""",
)
declare(
    "invalid-value",
    _ERROR,
    """
    A value is not one of those that the field allows.

    Why: the service answers error code 2, or takes a default instead.

    Severity: a warning where the documentation advises against the value.

    Fails:
        recordingConfig: {channelType: 2}
    Passes:
        recordingConfig: {channelType: 1}
    Source: page
""",
)
declare(
    "withdrawn",
    _WARNING,
    """
    A field or value was documented once and no longer is.

    Why: the vendor has withdrawn the feature; requests that use it are ignored in part or fail.

    Fails:
        storageConfig: {vendor: 4, region: 0, bucket: recordings, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Passes:
        storageConfig: {vendor: 2, region: 0, bucket: recordings, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Source: OLD24; R-12, R-27, R-101
""",
)
declare(
    "out-of-range",
    _ERROR,
    """
    A number is smaller or larger than the field allows.

    Why: the service answers error code 2, or takes a default instead. Often the unit is wrong.

    Severity: a warning where the documentation recommends the range, but does not demand it.

    Fails:
        recordingConfig: {channelType: 0, maxIdleTime: 3}
    Passes:
        recordingConfig: {channelType: 0, maxIdleTime: 300}
    Source: page
""",
)
declare(
    "invalid-format",
    _ERROR,
    """
    A string does not have the required format.

    Why: the service answers error code 2, or cannot use the value when it is needed.

    Severity: a warning where the documentation recommends the form, but does not demand it.

    Fails:
        transcodingConfig: {backgroundColor: "FF0000"}
    Passes:
        transcodingConfig: {backgroundColor: "#FF0000"}
    Source: page
""",
)
declare(
    "missing-key",
    _ERROR,
    """
    An object lacks a key that it must have.

    Why: the service answers error code 2.

    Severity: a warning where the service takes a default.

    Fails:
        cname: room1
        uid: "527841"
        clientRequest:
          recordingFileConfig: {avFileType: [hls]}
          storageConfig: {vendor: 1, region: 0, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Passes:
        cname: room1
        uid: "527841"
        clientRequest:
          recordingFileConfig: {avFileType: [hls]}
          storageConfig: {vendor: 1, region: 0, bucket: recordings, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Source: page
""",
)
declare(
    "misspelt-key",
    _WARNING,
    """
    A key is nearly the name of a field.

    Why: keys are case-sensitive, and one that the service does not know is ignored: the default is used instead. Where
    the right key is a required one, it is an error.

    Severity: an error where the key that was meant is required.

    Fails:
        transcodingConfig: {backgroudColor: "#FF0000"}
    Passes:
        transcodingConfig: {backgroundColor: "#FF0000"}
    Source: ERR24, code 2
""",
)
declare(
    "misplaced-key",
    _WARNING,
    """
    A field is in the wrong object.

    Why: the service ignores it there and uses the default: a transcodingConfig outside recordingConfig gives 360x640.

    Severity: an error where the key is required at its right place.

    Fails:
        clientRequest:
          recordingConfig: {channelType: 1}
          transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 800}
    Passes:
        clientRequest:
          recordingConfig: {channelType: 1, transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 800}}
    Source: R-73, R-121
""",
)
declare(
    "unknown-key",
    _WARNING,
    """
    An object has a key that no documentation names.

    Why: no documentation names it, so nobody can say what the service does with it; most likely nothing.

    Fails:
        recordingConfig: {channelType: 1, maxIdleTime: 30, streamTypes: 2, noiseReduction: true}
    Passes:
        recordingConfig: {channelType: 1, maxIdleTime: 30, streamTypes: 2}
    Source: derived
""",
)
declare(
    "too-many-items",
    _ERROR,
    """
    A list is longer than the service allows.

    Why: the service refuses the request or uses only the first items.

    Severity: a warning where the documentation recommends the limit, but does not demand it.

    Fails:
        transcodingConfig:
          mixedVideoLayout: 3
          layoutConfig:
            - {x_axis: 0.0, y_axis: 0.0, width: 0.2, height: 0.2}
            - {x_axis: 0.2, y_axis: 0.0, width: 0.2, height: 0.2}
            - {x_axis: 0.4, y_axis: 0.0, width: 0.2, height: 0.2}
            - {x_axis: 0.6, y_axis: 0.0, width: 0.2, height: 0.2}
            - {x_axis: 0.8, y_axis: 0.0, width: 0.2, height: 0.2}
            - {x_axis: 0.0, y_axis: 0.2, width: 0.2, height: 0.2}
            - {x_axis: 0.2, y_axis: 0.2, width: 0.2, height: 0.2}
            - {x_axis: 0.4, y_axis: 0.2, width: 0.2, height: 0.2}
            - {x_axis: 0.6, y_axis: 0.2, width: 0.2, height: 0.2}
            - {x_axis: 0.8, y_axis: 0.2, width: 0.2, height: 0.2}
            - {x_axis: 0.0, y_axis: 0.4, width: 0.2, height: 0.2}
            - {x_axis: 0.2, y_axis: 0.4, width: 0.2, height: 0.2}
            - {x_axis: 0.4, y_axis: 0.4, width: 0.2, height: 0.2}
            - {x_axis: 0.6, y_axis: 0.4, width: 0.2, height: 0.2}
            - {x_axis: 0.8, y_axis: 0.4, width: 0.2, height: 0.2}
            - {x_axis: 0.0, y_axis: 0.6, width: 0.2, height: 0.2}
            - {x_axis: 0.2, y_axis: 0.6, width: 0.2, height: 0.2}
            - {x_axis: 0.4, y_axis: 0.6, width: 0.2, height: 0.2}
    Passes:
        transcodingConfig:
          mixedVideoLayout: 3
          layoutConfig: [{x_axis: 0, y_axis: 0, width: 1, height: 1}]
    Source: page; R-43, R-68
""",
)
declare(
    "policy",
    _WARNING,
    """
    A request breaks a house rule of the project.

    Why: the settings require it, in `[tool.reclint.require]`; the service would take the request as it is.
    Source: derived
""",
)

# ruff: noqa
# mypy: ignore-errors
"""Whether a value satisfies the check schema; written by schemas/generate.py, not by hand."""

import re


class _Patterns(dict):
    def __missing__(self, number):
        search = self[number] = re.compile(PATTERNS[number]).search
        return search


_P = _Patterns()
BLANKS = " \t\r\n"


def _uid(text: str) -> bool:
    """Whether a text is an integer from 1 to 4294967295 without leading zeros."""
    if not text.isdecimal() or not text.isascii() or text[0] == "0":
        return False
    return len(text) < 10 or (len(text) == 10 and text <= "4294967295")


def is_clean(name: str, value: object) -> bool:
    """Whether a value satisfies the definition of a name, advised constraints included."""
    return CHECKS[name](value)


KEYS_acquire = frozenset(('cname', 'uid', 'clientRequest', '$schema', 'appid', 'resourceid', 'sid', 'mode'))


def _acquire(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "cname" in data:
        rest -= 1
        value = data["cname"]
        if not ((type(value) is str and len(value) >= 1 and _P[0](value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "uid" in data:
        rest -= 1
        value = data["uid"]
        if not ((type(value) is str and _uid(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "clientRequest" in data:
        rest -= 1
        value = data["clientRequest"]
        if not ((_acquireRequest(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "$schema" in data:
        rest -= 1
    if "appid" in data:
        rest -= 1
    if "resourceid" in data:
        rest -= 1
    if "sid" in data:
        rest -= 1
    if "mode" in data:
        rest -= 1
    return not rest or all(key in KEYS_acquire or _P[2](key) for key in data)


def _items1(items):
    for item in items:
        if not ((type(item) is str and len(item) >= 1 or isinstance(item, str) and _P[1](item))):
            return False
    return True


def _acquireRequest(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "scene" in data:
        rest -= 1
        value = data["scene"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1, 2} and not (value in {2})):
            return False
    if "resourceExpiredHour" in data:
        rest -= 1
        value = data["resourceExpiredHour"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 1 and value <= 720):
            return False
    if "excludeResourceIds" in data:
        rest -= 1
        value = data["excludeResourceIds"]
        if not ((isinstance(value, list) and _items1(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "region" in data:
        rest -= 1
        value = data["region"]
        if not ((type(value) is str and value in {'CN', 'AP', 'EU', 'NA'} or isinstance(value, str) and _P[1](value))):
            return False
    if "regionAffinity" in data:
        rest -= 1
        value = data["regionAffinity"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1, 2, 3, 4}):
            return False
    if "startParameter" in data:
        rest -= 1
        value = data["startParameter"]
        if not ((_clientRequest(value) or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _appsCollection(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "combinationPolicy" in data:
        rest -= 1
        value = data["combinationPolicy"]
        if not ((type(value) is str and value in {'default', 'postpone_transcoding'} or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _audio(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "sampleRate" in data:
        rest -= 1
        value = data["sampleRate"]
        if not ((type(value) is str and value in {'48000', '32000', '16000'} or isinstance(value, str) and _P[1](value))):
            return False
    if "bitrate" in data:
        rest -= 1
        value = data["bitrate"]
        if not ((type(value) is str and value in {'48000'} or isinstance(value, str) and _P[1](value))):
            return False
    if "channels" in data:
        rest -= 1
        value = data["channels"]
        if not ((type(value) is str and value in {'1', '2'} or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _items2(items):
    for item in items:
        if not ((type(item) is str and (item == "#allstream#" or _uid(item)) or isinstance(item, str) and _P[1](item))):
            return False
    return True


def _audioUidList(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "subscribeAudioUids" in data:
        rest -= 1
        value = data["subscribeAudioUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "unsubscribeAudioUids" in data:
        rest -= 1
        value = data["unsubscribeAudioUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "unSubscribeAudioUids" in data:
        rest -= 1
        value = data["unSubscribeAudioUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _value3(value):
    return not (value in ('web_recorder_service', 'rtmp_publish_service', 'aliyun_vod_service'))


def _items4(items):
    for item in items:
        if not (not ((not isinstance(item, dict) or ("serviceName" not in item or _value3(item["serviceName"])) and "serviceName" in item))):
            return False
    return True


def _value5(value):
    return (not isinstance(value, list) or not _items4(value))


def _value6(value):
    return (not isinstance(value, dict) or ("extensionServices" not in value or _value5(value["extensionServices"])) and "extensionServices" in value)


def _clientRequest(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "token" in data:
        rest -= 1
        value = data["token"]
        if not ((type(value) is str or isinstance(value, str) and _P[1](value))):
            return False
    if "storageConfig" in data:
        rest -= 1
        value = data["storageConfig"]
        if not ((_storageConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "recordingConfig" in data:
        rest -= 1
        value = data["recordingConfig"]
        if not ((_recordingConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "recordingFileConfig" in data:
        rest -= 1
        value = data["recordingFileConfig"]
        if not ((_recordingFileConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "snapshotConfig" in data:
        rest -= 1
        value = data["snapshotConfig"]
        if not ((_snapshotConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "extensionServiceConfig" in data:
        rest -= 1
        value = data["extensionServiceConfig"]
        if not ((_extensionServiceConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "appsCollection" in data:
        rest -= 1
        value = data["appsCollection"]
        if not ((False and _appsCollection(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "transcodeOptions" in data:
        rest -= 1
        value = data["transcodeOptions"]
        if not ((False and _transcodeOptions(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "privateParameters" in data:
        rest -= 1
    if not (((True) if ("extensionServiceConfig" not in data or _value6(data["extensionServiceConfig"])) and "extensionServiceConfig" in data else ("storageConfig" in data))):
        return False
    return not rest


def _container(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "format" in data:
        rest -= 1
        value = data["format"]
        if not ((type(value) is str and value in {'mp4', 'mp3', 'm4a', 'aac'} or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _extensionParams(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "sse" in data:
        rest -= 1
        value = data["sse"]
        if not ((type(value) is str and value in {'kms', 'aes256', ''} or isinstance(value, str) and _P[1](value))):
            return False
    if "tag" in data:
        rest -= 1
        value = data["tag"]
        if not ((type(value) is str or isinstance(value, str) and _P[1](value))):
            return False
    if "endpoint" in data:
        rest -= 1
        value = data["endpoint"]
        if not ((type(value) is str and len(value) >= 1 and (not value or value.strip(BLANKS)) or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _value7(value):
    return value in ('web_recorder_service',)


def _value8(value):
    return (_webRecorderParam(value) or isinstance(value, str) and _P[1](value))


def _value9(value):
    return value in ('rtmp_publish_service',)


def _value10(value):
    return (_rtmpPublishParam(value) or isinstance(value, str) and _P[1](value))


def _extensionService(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "serviceName" in data:
        rest -= 1
        value = data["serviceName"]
        if not ((type(value) is str and value in {'web_recorder_service', 'rtmp_publish_service', 'aliyun_vod_service', 'aliyun_voice_async_scan', 'kingsoft_voice_scan'} and not (value in {'aliyun_vod_service'}) and not (value in {'aliyun_voice_async_scan', 'kingsoft_voice_scan'}) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "errorHandlePolicy" in data:
        rest -= 1
        value = data["errorHandlePolicy"]
        if not ((type(value) is str and value in {'error_abort', 'error_ignore', ''} or isinstance(value, str) and _P[1](value))):
            return False
    if "serviceParam" in data:
        rest -= 1
        value = data["serviceParam"]
        if not ((isinstance(value, dict) or isinstance(value, str) and _P[1](value))):
            return False
    if not (((("serviceParam" not in data or _value8(data["serviceParam"]))) if ("serviceName" not in data or _value7(data["serviceName"])) and "serviceName" in data else (True))):
        return False
    if not (((("serviceParam" not in data or _value10(data["serviceParam"]))) if ("serviceName" not in data or _value9(data["serviceName"])) and "serviceName" in data else (True))):
        return False
    if not ("serviceParam" in data):
        return False
    return not rest


def _items11(items):
    for item in items:
        if not ((_extensionService(item) or isinstance(item, str) and _P[1](item))):
            return False
    return True


def _extensionServiceConfig(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "errorHandlePolicy" in data:
        rest -= 1
        value = data["errorHandlePolicy"]
        if not ((type(value) is str and value in {'error_abort', 'error_ignore', ''} and value in {'error_abort', '', None} or isinstance(value, str) and _P[1](value))):
            return False
    if "apiVersion" in data:
        rest -= 1
        value = data["apiVersion"]
        if not ((type(value) is str and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "extensionServices" in data:
        rest -= 1
        value = data["extensionServices"]
        if not ((isinstance(value, list) and len(value) >= 1 and _items11(value) and len(value) <= 2 or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    return not rest


def _layoutRegion(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "uid" in data:
        rest -= 1
        value = data["uid"]
        if not ((type(value) is str and (not value or _uid(value)) or isinstance(value, str) and _P[1](value))):
            return False
    if "x_axis" in data:
        rest -= 1
        value = data["x_axis"]
        if not ((type(value) is int or type(value) is float) and value >= 0 and value <= 1):
            return False
    else:
        return False
    if "y_axis" in data:
        rest -= 1
        value = data["y_axis"]
        if not ((type(value) is int or type(value) is float) and value >= 0 and value <= 1):
            return False
    else:
        return False
    if "width" in data:
        rest -= 1
        value = data["width"]
        if not ((type(value) is int or type(value) is float) and value >= 0 and value <= 1):
            return False
    else:
        return False
    if "height" in data:
        rest -= 1
        value = data["height"]
        if not ((type(value) is int or type(value) is float) and value >= 0 and value <= 1):
            return False
    else:
        return False
    if "alpha" in data:
        rest -= 1
        value = data["alpha"]
        if not ((type(value) is int or type(value) is float) and value >= 0 and value <= 1):
            return False
    if "render_mode" in data:
        rest -= 1
        value = data["render_mode"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1}):
            return False
    return not rest


def _recordingConfig(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "channelType" in data:
        rest -= 1
        value = data["channelType"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1}):
            return False
    if "decryptionMode" in data:
        rest -= 1
        value = data["decryptionMode"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1, 2, 3, 4, 5, 6, 7, 8}):
            return False
    if "secret" in data:
        rest -= 1
        value = data["secret"]
        if not ((type(value) is str and len(value) >= 1 and (not value or value.strip(BLANKS)) or isinstance(value, str) and _P[1](value))):
            return False
    if "salt" in data:
        rest -= 1
        value = data["salt"]
        if not ((type(value) is str and _P[3](value) or isinstance(value, str) and _P[1](value))):
            return False
    if "maxIdleTime" in data:
        rest -= 1
        value = data["maxIdleTime"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 5 and value <= 2592000):
            return False
    if "streamTypes" in data:
        rest -= 1
        value = data["streamTypes"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1, 2}):
            return False
    if "videoStreamType" in data:
        rest -= 1
        value = data["videoStreamType"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1}):
            return False
    if "subscribeAudioUids" in data:
        rest -= 1
        value = data["subscribeAudioUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "unsubscribeAudioUids" in data:
        rest -= 1
        value = data["unsubscribeAudioUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "unSubscribeAudioUids" in data:
        rest -= 1
        value = data["unSubscribeAudioUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "subscribeVideoUids" in data:
        rest -= 1
        value = data["subscribeVideoUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "unsubscribeVideoUids" in data:
        rest -= 1
        value = data["unsubscribeVideoUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "unSubscribeVideoUids" in data:
        rest -= 1
        value = data["unSubscribeVideoUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "subscribeUidGroup" in data:
        rest -= 1
        value = data["subscribeUidGroup"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1, 2, 3, 4, 5}):
            return False
    if "streamMode" in data:
        rest -= 1
        value = data["streamMode"]
        if not ((type(value) is str and value in {'default', 'standard', 'original'} or isinstance(value, str) and _P[1](value))):
            return False
    if "audioProfile" in data:
        rest -= 1
        value = data["audioProfile"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1, 2}):
            return False
    if "privateParams" in data:
        rest -= 1
        value = data["privateParams"]
        if not ((type(value) is str or isinstance(value, str) and _P[1](value))):
            return False
    if "extensionParams" in data:
        rest -= 1
        value = data["extensionParams"]
        if not ((_recordingExtensionParams(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "transcodingConfig" in data:
        rest -= 1
        value = data["transcodingConfig"]
        if not ((_transcodingConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    if not ("channelType" in data):
        return False
    return not rest


def _recordingExtensionParams(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "enableNTPtimestamp" in data:
        rest -= 1
        value = data["enableNTPtimestamp"]
        if not (type(value) is bool):
            return False
    return not rest


def _items12(items):
    for item in items:
        if not ((type(item) is str and item in {'hls', 'mp4', 'mp3'} or isinstance(item, str) and _P[1](item))):
            return False
    return True


def _recordingFileConfig(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "avFileType" in data:
        rest -= 1
        value = data["avFileType"]
        if not ((isinstance(value, list) and _items12(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _rtmpOutput(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "rtmpUrl" in data:
        rest -= 1
        value = data["rtmpUrl"]
        if not ((type(value) is str and len(value) >= 1 and _P[4](value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    return not rest


def _items13(items):
    for item in items:
        if not ((_rtmpOutput(item) or isinstance(item, str) and _P[1](item))):
            return False
    return True


def _rtmpPublishConfig(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "outputs" in data:
        rest -= 1
        value = data["outputs"]
        if not ((isinstance(value, list) and len(value) >= 1 and _items13(value) and len(value) <= 1 or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _rtmpPublishParam(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "outputs" in data:
        rest -= 1
        value = data["outputs"]
        if not ((isinstance(value, list) and len(value) >= 1 and _items13(value) and len(value) <= 1 or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    return not rest


def _items14(items):
    for item in items:
        if not (_update(item)):
            return False
    return True


def _items15(items):
    for item in items:
        if not (_updateLayout(item)):
            return False
    return True


KEYS_session = frozenset(('mode', 'acquire', 'start', 'update', 'updateLayout', 'stop', '$schema', 'appid', 'resourceid', 'sid'))


def _session(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "mode" in data:
        rest -= 1
        value = data["mode"]
        if not ((type(value) is str and value in {'individual', 'mix', 'web', 'raw'} or isinstance(value, str) and _P[1](value))):
            return False
    if "acquire" in data:
        rest -= 1
        value = data["acquire"]
        if not ((_acquire(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "start" in data:
        rest -= 1
        value = data["start"]
        if not ((_start(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "update" in data:
        rest -= 1
        value = data["update"]
        if not (((((not isinstance(value, list) or _items14(value))) if isinstance(value, list) else (_update(value))) or isinstance(value, str) and _P[1](value))):
            return False
    if "updateLayout" in data:
        rest -= 1
        value = data["updateLayout"]
        if not (((((not isinstance(value, list) or _items15(value))) if isinstance(value, list) else (_updateLayout(value))) or isinstance(value, str) and _P[1](value))):
            return False
    if "stop" in data:
        rest -= 1
        value = data["stop"]
        if not ((_stop(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "$schema" in data:
        rest -= 1
    if "appid" in data:
        rest -= 1
    if "resourceid" in data:
        rest -= 1
    if "sid" in data:
        rest -= 1
    return not rest or all(key in KEYS_session or _P[2](key) for key in data)


def _items16(items):
    for item in items:
        if not ((type(item) is str and item in {'jpg'} or isinstance(item, str) and _P[1](item))):
            return False
    return True


def _snapshotConfig(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "captureInterval" in data:
        rest -= 1
        value = data["captureInterval"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 1 and value <= 3600 and value >= 5 and value <= 3600):
            return False
    if "fileType" in data:
        rest -= 1
        value = data["fileType"]
        if not ((isinstance(value, list) and len(value) >= 1 and _items16(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    return not rest


KEYS_start = frozenset(('cname', 'uid', 'clientRequest', '$schema', 'appid', 'resourceid', 'sid', 'mode'))


def _start(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "cname" in data:
        rest -= 1
        value = data["cname"]
        if not ((type(value) is str and len(value) >= 1 and _P[0](value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "uid" in data:
        rest -= 1
        value = data["uid"]
        if not ((type(value) is str and _uid(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "clientRequest" in data:
        rest -= 1
        value = data["clientRequest"]
        if not ((_clientRequest(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "$schema" in data:
        rest -= 1
    if "appid" in data:
        rest -= 1
    if "resourceid" in data:
        rest -= 1
    if "sid" in data:
        rest -= 1
    if "mode" in data:
        rest -= 1
    return not rest or all(key in KEYS_start or _P[2](key) for key in data)


KEYS_stop = frozenset(('cname', 'uid', 'clientRequest', '$schema', 'appid', 'resourceid', 'sid', 'mode'))


def _stop(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "cname" in data:
        rest -= 1
        value = data["cname"]
        if not ((type(value) is str and len(value) >= 1 and _P[0](value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "uid" in data:
        rest -= 1
        value = data["uid"]
        if not ((type(value) is str and _uid(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "clientRequest" in data:
        rest -= 1
        value = data["clientRequest"]
        if not ((_stopRequest(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "$schema" in data:
        rest -= 1
    if "appid" in data:
        rest -= 1
    if "resourceid" in data:
        rest -= 1
    if "sid" in data:
        rest -= 1
    if "mode" in data:
        rest -= 1
    return not rest or all(key in KEYS_stop or _P[2](key) for key in data)


def _stopRequest(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "async_stop" in data:
        rest -= 1
        value = data["async_stop"]
        if not (type(value) is bool):
            return False
    return not rest


def _items17(items):
    for item in items:
        if not ((type(item) is str and _P[5](item) or isinstance(item, str) and _P[1](item))):
            return False
    return True


def _value18(value):
    return not ((type(value) is not bool and value in (1, 2, 3, 7, 8, 0, 4)))


def _storageConfig(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "vendor" in data:
        rest -= 1
        value = data["vendor"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {1, 2, 3, 5, 6, 7, 8, 11, 0, 4} and not (value in {0, 4})):
            return False
    else:
        return False
    if "region" in data:
        rest -= 1
        value = data["region"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 0):
            return False
    if "bucket" in data:
        rest -= 1
        value = data["bucket"]
        if not ((type(value) is str and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "accessKey" in data:
        rest -= 1
        value = data["accessKey"]
        if not ((type(value) is str and len(value) >= 1 and (not value or value.strip(BLANKS)) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "secretKey" in data:
        rest -= 1
        value = data["secretKey"]
        if not ((type(value) is str and len(value) >= 1 and (not value or value.strip(BLANKS)) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "stsToken" in data:
        rest -= 1
        value = data["stsToken"]
        if not ((type(value) is str and len(value) >= 1 and (not value or value.strip(BLANKS)) or isinstance(value, str) and _P[1](value))):
            return False
    if "stsExpiration" in data:
        rest -= 1
        value = data["stsExpiration"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 0 and value <= 99999999999 and value >= 1000000000):
            return False
    if "fileNamePrefix" in data:
        rest -= 1
        value = data["fileNamePrefix"]
        if not ((isinstance(value, list) and _items17(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "extensionParams" in data:
        rest -= 1
        value = data["extensionParams"]
        if not ((_extensionParams(value) or isinstance(value, str) and _P[1](value))):
            return False
    if not ("region" in data):
        return False
    return not rest


def _streamSubscribe(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "audioUidList" in data:
        rest -= 1
        value = data["audioUidList"]
        if not ((_audioUidList(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "videoUidList" in data:
        rest -= 1
        value = data["videoUidList"]
        if not ((_videoUidList(value) or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _transConfig(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "transMode" in data:
        rest -= 1
        value = data["transMode"]
        if not ((type(value) is str and value in {'postponeTranscoding', 'audioMix'} or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    return not rest


def _transcodeOptions(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "transConfig" in data:
        rest -= 1
        value = data["transConfig"]
        if not ((_transConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "container" in data:
        rest -= 1
        value = data["container"]
        if not ((_container(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "audio" in data:
        rest -= 1
        value = data["audio"]
        if not ((_audio(value) or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _items19(items):
    for item in items:
        if not ((_layoutRegion(item) or isinstance(item, str) and _P[1](item))):
            return False
    return True


def _items20(items):
    for item in items:
        if not ((_userBackground(item) or isinstance(item, str) and _P[1](item))):
            return False
    return True


def _transcodingConfig(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "width" in data:
        rest -= 1
        value = data["width"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value <= 1920 and value > 0):
            return False
    if "height" in data:
        rest -= 1
        value = data["height"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value <= 1920 and value > 0):
            return False
    if "fps" in data:
        rest -= 1
        value = data["fps"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {1, 7, 10, 15, 24, 30, 60, None}):
            return False
    if "bitrate" in data:
        rest -= 1
        value = data["bitrate"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 1 and value <= 6500):
            return False
    if "mixedVideoLayout" in data:
        rest -= 1
        value = data["mixedVideoLayout"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1, 2, 3}):
            return False
    if "maxResolutionUid" in data:
        rest -= 1
        value = data["maxResolutionUid"]
        if not ((type(value) is str and _uid(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "backgroundColor" in data:
        rest -= 1
        value = data["backgroundColor"]
        if not ((type(value) is str and _P[6](value) or isinstance(value, str) and _P[1](value))):
            return False
    if "backgroundImage" in data:
        rest -= 1
        value = data["backgroundImage"]
        if not ((type(value) is str and len(value) >= 1 and _P[7](value) or isinstance(value, str) and _P[1](value))):
            return False
    if "defaultUserBackgroundImage" in data:
        rest -= 1
        value = data["defaultUserBackgroundImage"]
        if not ((type(value) is str and len(value) >= 1 and _P[7](value) or isinstance(value, str) and _P[1](value))):
            return False
    if "layoutConfig" in data:
        rest -= 1
        value = data["layoutConfig"]
        if not ((isinstance(value, list) and len(value) <= 17 and _items19(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "backgroundConfig" in data:
        rest -= 1
        value = data["backgroundConfig"]
        if not ((isinstance(value, list) and _items20(value) or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


KEYS_update = frozenset(('cname', 'uid', 'clientRequest', '$schema', 'appid', 'resourceid', 'sid', 'mode'))


def _update(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "cname" in data:
        rest -= 1
        value = data["cname"]
        if not ((type(value) is str and len(value) >= 1 and _P[0](value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "uid" in data:
        rest -= 1
        value = data["uid"]
        if not ((type(value) is str and _uid(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "clientRequest" in data:
        rest -= 1
        value = data["clientRequest"]
        if not ((_updateRequest(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "$schema" in data:
        rest -= 1
    if "appid" in data:
        rest -= 1
    if "resourceid" in data:
        rest -= 1
    if "sid" in data:
        rest -= 1
    if "mode" in data:
        rest -= 1
    return not rest or all(key in KEYS_update or _P[2](key) for key in data)


KEYS_updateLayout = frozenset(('cname', 'uid', 'clientRequest', '$schema', 'appid', 'resourceid', 'sid', 'mode'))


def _updateLayout(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "cname" in data:
        rest -= 1
        value = data["cname"]
        if not ((type(value) is str and len(value) >= 1 and _P[0](value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "uid" in data:
        rest -= 1
        value = data["uid"]
        if not ((type(value) is str and _uid(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "clientRequest" in data:
        rest -= 1
        value = data["clientRequest"]
        if not ((_updateLayoutRequest(value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "$schema" in data:
        rest -= 1
    if "appid" in data:
        rest -= 1
    if "resourceid" in data:
        rest -= 1
    if "sid" in data:
        rest -= 1
    if "mode" in data:
        rest -= 1
    return not rest or all(key in KEYS_updateLayout or _P[2](key) for key in data)


def _updateLayoutRequest(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "mixedVideoLayout" in data:
        rest -= 1
        value = data["mixedVideoLayout"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1, 2, 3}):
            return False
    if "maxResolutionUid" in data:
        rest -= 1
        value = data["maxResolutionUid"]
        if not ((type(value) is str and _uid(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "backgroundColor" in data:
        rest -= 1
        value = data["backgroundColor"]
        if not ((type(value) is str and _P[6](value) or isinstance(value, str) and _P[1](value))):
            return False
    if "backgroundImage" in data:
        rest -= 1
        value = data["backgroundImage"]
        if not ((type(value) is str and len(value) >= 1 and _P[7](value) or isinstance(value, str) and _P[1](value))):
            return False
    if "defaultUserBackgroundImage" in data:
        rest -= 1
        value = data["defaultUserBackgroundImage"]
        if not ((type(value) is str and len(value) >= 1 and _P[7](value) or isinstance(value, str) and _P[1](value))):
            return False
    if "layoutConfig" in data:
        rest -= 1
        value = data["layoutConfig"]
        if not ((isinstance(value, list) and len(value) <= 17 and _items19(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "backgroundConfig" in data:
        rest -= 1
        value = data["backgroundConfig"]
        if not ((isinstance(value, list) and _items20(value) or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _updateRequest(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "streamSubscribe" in data:
        rest -= 1
        value = data["streamSubscribe"]
        if not ((_streamSubscribe(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "webRecordingConfig" in data:
        rest -= 1
        value = data["webRecordingConfig"]
        if not ((_webRecordingConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "rtmpPublishConfig" in data:
        rest -= 1
        value = data["rtmpPublishConfig"]
        if not ((_rtmpPublishConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    if "storageConfig" in data:
        rest -= 1
        value = data["storageConfig"]
        if not ((_storageConfig(value) or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _userBackground(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "uid" in data:
        rest -= 1
        value = data["uid"]
        if not ((type(value) is str and len(value) >= 1 and (not value or _uid(value)) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "image_url" in data:
        rest -= 1
        value = data["image_url"]
        if not ((type(value) is str and len(value) >= 1 and _P[8](value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "render_mode" in data:
        rest -= 1
        value = data["render_mode"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1}):
            return False
    return not rest


def _videoUidList(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "subscribeVideoUids" in data:
        rest -= 1
        value = data["subscribeVideoUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "unsubscribeVideoUids" in data:
        rest -= 1
        value = data["unsubscribeVideoUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    if "unSubscribeVideoUids" in data:
        rest -= 1
        value = data["unSubscribeVideoUids"]
        if not ((isinstance(value, list) and len(value) <= 32 and _items2(value) and len(value) >= 1 or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _webRecorderParam(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "url" in data:
        rest -= 1
        value = data["url"]
        if not ((type(value) is str and len(value) >= 1 and _P[7](value) or isinstance(value, str) and _P[1](value))):
            return False
    else:
        return False
    if "audioProfile" in data:
        rest -= 1
        value = data["audioProfile"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value in {0, 1, 2}):
            return False
    else:
        return False
    if "videoWidth" in data:
        rest -= 1
        value = data["videoWidth"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 240 and value <= 1920):
            return False
    else:
        return False
    if "videoHeight" in data:
        rest -= 1
        value = data["videoHeight"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 240 and value <= 1920):
            return False
    else:
        return False
    if "maxRecordingHour" in data:
        rest -= 1
        value = data["maxRecordingHour"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 1 and value <= 720):
            return False
    else:
        return False
    if "videoBitrate" in data:
        rest -= 1
        value = data["videoBitrate"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 50 and value <= 8000):
            return False
    if "videoFps" in data:
        rest -= 1
        value = data["videoFps"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 5 and value <= 60):
            return False
    if "mobile" in data:
        rest -= 1
        value = data["mobile"]
        if not (type(value) is bool):
            return False
    if "maxVideoDuration" in data:
        rest -= 1
        value = data["maxVideoDuration"]
        if not ((type(value) is int or type(value) is float and value.is_integer()) and value >= 30 and value <= 240):
            return False
    if "onhold" in data:
        rest -= 1
        value = data["onhold"]
        if not (type(value) is bool):
            return False
    if "readyTimeout" in data:
        rest -= 1
        value = data["readyTimeout"]
        if not ((((type(value) is int or type(value) is float and value.is_integer()) or value is None) and (not (type(value) is int or type(value) is float) or value >= 0 and value <= 60) or isinstance(value, str) and _P[1](value))):
            return False
    return not rest


def _webRecordingConfig(data):
    if not isinstance(data, dict):
        return False
    rest = len(data)
    if "onhold" in data:
        rest -= 1
        value = data["onhold"]
        if not (type(value) is bool):
            return False
    return not rest


PATTERNS = (
    '^(?:[A-Za-z0-9 !#$%&()+\\-:;<=.>?@\\[\\]^_{}|~,]+)?\\Z',
    '^(?:\\$?\\{\\{[^{}]*(?:\\{[^{}]*\\}[^{}]*){0,20}\\}\\}|\\$\\{[^{}\\r\\n]*(?:\\{[^{}\\r\\n]*\\}[^{}\\r\\n]*){0,20}\\}|@\\{[^{}\\r\\n]*\\}|\\$\\([^()\\r\\n]*\\)|<[A-Za-z_][^<>\\r\\n]*>|%[A-Za-z_][A-Za-z0-9_]*%|%\\([A-Za-z_][A-Za-z0-9_]*\\)[sdifuvx])\\Z',
    '^x-',
    '^(?:[A-Za-z0-9+/]{43}=)\\Z',
    '^(?:[Rr][Tt][Mm][Pp][Ss]?://[^ \\t\\r\\n]+)?\\Z',
    '^(?:[A-Za-z0-9]+)\\Z',
    '^(?:#[0-9A-Fa-f]{6})\\Z',
    '^(?:[Hh][Tt][Tt][Pp][Ss]?://[^ \\t\\r\\n]+)?\\Z',
    '^(?:[Hh][Tt][Tt][Pp][Ss]://[^ \\t\\r\\n]+)?\\Z',
)
CHECKS = {
    "acquire": _acquire,
    "acquireRequest": _acquireRequest,
    "appsCollection": _appsCollection,
    "audio": _audio,
    "audioUidList": _audioUidList,
    "clientRequest": _clientRequest,
    "container": _container,
    "extensionParams": _extensionParams,
    "extensionService": _extensionService,
    "extensionServiceConfig": _extensionServiceConfig,
    "layoutRegion": _layoutRegion,
    "recordingConfig": _recordingConfig,
    "recordingExtensionParams": _recordingExtensionParams,
    "recordingFileConfig": _recordingFileConfig,
    "rtmpOutput": _rtmpOutput,
    "rtmpPublishConfig": _rtmpPublishConfig,
    "rtmpPublishParam": _rtmpPublishParam,
    "session": _session,
    "snapshotConfig": _snapshotConfig,
    "start": _start,
    "stop": _stop,
    "stopRequest": _stopRequest,
    "storageConfig": _storageConfig,
    "streamSubscribe": _streamSubscribe,
    "transConfig": _transConfig,
    "transcodeOptions": _transcodeOptions,
    "transcodingConfig": _transcodingConfig,
    "update": _update,
    "updateLayout": _updateLayout,
    "updateLayoutRequest": _updateLayoutRequest,
    "updateRequest": _updateRequest,
    "userBackground": _userBackground,
    "videoUidList": _videoUidList,
    "webRecorderParam": _webRecorderParam,
    "webRecordingConfig": _webRecordingConfig,
}

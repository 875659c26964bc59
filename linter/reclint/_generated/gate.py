# ruff: noqa
# mypy: ignore-errors
"""Whether a value satisfies the check schema; written by schemas/generate.py, not by hand."""

import re
from types import NoneType


class Unclean(Exception):
    """The value breaks a constraint."""


class _Patterns(dict):
    def __missing__(self, number):
        found = self[number] = re.compile(PATTERNS[number]).search
        return found


_P = _Patterns()


def is_clean(name: str, value: object) -> bool:
    """Whether a value satisfies the definition of a name, advised constraints included."""
    try:
        CHECKS[name](value)
    except Unclean:
        return False
    return True


def validate(data):
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "acquire" in data_keys:
            data_keys.remove("acquire")
            data__acquire = data["acquire"]
            validate___definitions_acquire(data__acquire)
        if "acquireRequest" in data_keys:
            data_keys.remove("acquireRequest")
            data__acquireRequest = data["acquireRequest"]
            validate___definitions_acquirerequest(data__acquireRequest)
        if "appsCollection" in data_keys:
            data_keys.remove("appsCollection")
            data__appsCollection = data["appsCollection"]
            validate___definitions_appscollection(data__appsCollection)
        if "audio" in data_keys:
            data_keys.remove("audio")
            data__audio = data["audio"]
            validate___definitions_audio(data__audio)
        if "audioUidList" in data_keys:
            data_keys.remove("audioUidList")
            data__audioUidList = data["audioUidList"]
            validate___definitions_audiouidlist(data__audioUidList)
        if "clientRequest" in data_keys:
            data_keys.remove("clientRequest")
            data__clientRequest = data["clientRequest"]
            validate___definitions_clientrequest(data__clientRequest)
        if "container" in data_keys:
            data_keys.remove("container")
            data__container = data["container"]
            validate___definitions_container(data__container)
        if "extensionParams" in data_keys:
            data_keys.remove("extensionParams")
            data__extensionParams = data["extensionParams"]
            validate___definitions_extensionparams(data__extensionParams)
        if "extensionService" in data_keys:
            data_keys.remove("extensionService")
            data__extensionService = data["extensionService"]
            validate___definitions_extensionservice(data__extensionService)
        if "extensionServiceConfig" in data_keys:
            data_keys.remove("extensionServiceConfig")
            data__extensionServiceConfig = data["extensionServiceConfig"]
            validate___definitions_extensionserviceconfig(data__extensionServiceConfig)
        if "layoutRegion" in data_keys:
            data_keys.remove("layoutRegion")
            data__layoutRegion = data["layoutRegion"]
            validate___definitions_layoutregion(data__layoutRegion)
        if "recordingConfig" in data_keys:
            data_keys.remove("recordingConfig")
            data__recordingConfig = data["recordingConfig"]
            validate___definitions_recordingconfig(data__recordingConfig)
        if "recordingFileConfig" in data_keys:
            data_keys.remove("recordingFileConfig")
            data__recordingFileConfig = data["recordingFileConfig"]
            validate___definitions_recordingfileconfig(data__recordingFileConfig)
        if "rtmpOutput" in data_keys:
            data_keys.remove("rtmpOutput")
            data__rtmpOutput = data["rtmpOutput"]
            validate___definitions_rtmpoutput(data__rtmpOutput)
        if "rtmpPublishConfig" in data_keys:
            data_keys.remove("rtmpPublishConfig")
            data__rtmpPublishConfig = data["rtmpPublishConfig"]
            validate___definitions_rtmppublishconfig(data__rtmpPublishConfig)
        if "rtmpPublishParam" in data_keys:
            data_keys.remove("rtmpPublishParam")
            data__rtmpPublishParam = data["rtmpPublishParam"]
            validate___definitions_rtmppublishparam(data__rtmpPublishParam)
        if "session" in data_keys:
            data_keys.remove("session")
            data__session = data["session"]
            validate___definitions_session(data__session)
        if "snapshotConfig" in data_keys:
            data_keys.remove("snapshotConfig")
            data__snapshotConfig = data["snapshotConfig"]
            validate___definitions_snapshotconfig(data__snapshotConfig)
        if "start" in data_keys:
            data_keys.remove("start")
            data__start = data["start"]
            validate___definitions_start(data__start)
        if "stop" in data_keys:
            data_keys.remove("stop")
            data__stop = data["stop"]
            validate___definitions_stop(data__stop)
        if "stopRequest" in data_keys:
            data_keys.remove("stopRequest")
            data__stopRequest = data["stopRequest"]
            validate___definitions_stoprequest(data__stopRequest)
        if "storageConfig" in data_keys:
            data_keys.remove("storageConfig")
            data__storageConfig = data["storageConfig"]
            validate___definitions_storageconfig(data__storageConfig)
        if "streamSubscribe" in data_keys:
            data_keys.remove("streamSubscribe")
            data__streamSubscribe = data["streamSubscribe"]
            validate___definitions_streamsubscribe(data__streamSubscribe)
        if "transConfig" in data_keys:
            data_keys.remove("transConfig")
            data__transConfig = data["transConfig"]
            validate___definitions_transconfig(data__transConfig)
        if "transcodeOptions" in data_keys:
            data_keys.remove("transcodeOptions")
            data__transcodeOptions = data["transcodeOptions"]
            validate___definitions_transcodeoptions(data__transcodeOptions)
        if "transcodingConfig" in data_keys:
            data_keys.remove("transcodingConfig")
            data__transcodingConfig = data["transcodingConfig"]
            validate___definitions_transcodingconfig(data__transcodingConfig)
        if "update" in data_keys:
            data_keys.remove("update")
            data__update = data["update"]
            validate___definitions_update(data__update)
        if "updateLayout" in data_keys:
            data_keys.remove("updateLayout")
            data__updateLayout = data["updateLayout"]
            validate___definitions_updatelayout(data__updateLayout)
        if "updateLayoutRequest" in data_keys:
            data_keys.remove("updateLayoutRequest")
            data__updateLayoutRequest = data["updateLayoutRequest"]
            validate___definitions_updatelayoutrequest(data__updateLayoutRequest)
        if "updateRequest" in data_keys:
            data_keys.remove("updateRequest")
            data__updateRequest = data["updateRequest"]
            validate___definitions_updaterequest(data__updateRequest)
        if "userBackground" in data_keys:
            data_keys.remove("userBackground")
            data__userBackground = data["userBackground"]
            validate___definitions_userbackground(data__userBackground)
        if "videoUidList" in data_keys:
            data_keys.remove("videoUidList")
            data__videoUidList = data["videoUidList"]
            validate___definitions_videouidlist(data__videoUidList)
        if "webRecorderParam" in data_keys:
            data_keys.remove("webRecorderParam")
            data__webRecorderParam = data["webRecorderParam"]
            validate___definitions_webrecorderparam(data__webRecorderParam)
        if "webRecordingConfig" in data_keys:
            data_keys.remove("webRecordingConfig")
            data__webRecordingConfig = data["webRecordingConfig"]
            validate___definitions_webrecordingconfig(data__webRecordingConfig)
    return data

def validate___definitions_webrecordingconfig(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "onhold" in data_keys:
            data_keys.remove("onhold")
            data__onhold = data["onhold"]
            if not isinstance(data__onhold, (bool)):
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_webrecorderparam(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['url', 'audioProfile', 'videoWidth', 'videoHeight', 'maxRecordingHour']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "url" in data_keys:
            data_keys.remove("url")
            data__url = data["url"]
            data__url_any_of_count1 = 0
            if not data__url_any_of_count1:
                try:
                    if not isinstance(data__url, (str)):
                        raise Unclean
                    if isinstance(data__url, str):
                        if not _P[0](data__url):
                            raise Unclean
                        data__url_len = len(data__url)
                        if data__url_len < 1:
                            raise Unclean
                    data__url_any_of_count1 += 1
                except Unclean: pass
            if not data__url_any_of_count1:
                try:
                    if not isinstance(data__url, (str)):
                        raise Unclean
                    if isinstance(data__url, str):
                        if not _P[1](data__url):
                            raise Unclean
                    data__url_any_of_count1 += 1
                except Unclean: pass
            if not data__url_any_of_count1:
                raise Unclean
        if "audioProfile" in data_keys:
            data_keys.remove("audioProfile")
            data__audioProfile = data["audioProfile"]
            if not isinstance(data__audioProfile, (int)) and not (isinstance(data__audioProfile, float) and data__audioProfile.is_integer()) or isinstance(data__audioProfile, bool):
                raise Unclean
            if not (isinstance(data__audioProfile, (int, float)) and not isinstance(data__audioProfile, bool) and data__audioProfile == 0 or isinstance(data__audioProfile, (int, float)) and not isinstance(data__audioProfile, bool) and data__audioProfile == 1 or isinstance(data__audioProfile, (int, float)) and not isinstance(data__audioProfile, bool) and data__audioProfile == 2):
                raise Unclean
        if "videoWidth" in data_keys:
            data_keys.remove("videoWidth")
            data__videoWidth = data["videoWidth"]
            if not isinstance(data__videoWidth, (int)) and not (isinstance(data__videoWidth, float) and data__videoWidth.is_integer()) or isinstance(data__videoWidth, bool):
                raise Unclean
            if isinstance(data__videoWidth, (int, float)) and not isinstance(data__videoWidth, bool):
                if data__videoWidth < 240:
                    raise Unclean
                if data__videoWidth > 1920:
                    raise Unclean
        if "videoHeight" in data_keys:
            data_keys.remove("videoHeight")
            data__videoHeight = data["videoHeight"]
            if not isinstance(data__videoHeight, (int)) and not (isinstance(data__videoHeight, float) and data__videoHeight.is_integer()) or isinstance(data__videoHeight, bool):
                raise Unclean
            if isinstance(data__videoHeight, (int, float)) and not isinstance(data__videoHeight, bool):
                if data__videoHeight < 240:
                    raise Unclean
                if data__videoHeight > 1920:
                    raise Unclean
        if "maxRecordingHour" in data_keys:
            data_keys.remove("maxRecordingHour")
            data__maxRecordingHour = data["maxRecordingHour"]
            if not isinstance(data__maxRecordingHour, (int)) and not (isinstance(data__maxRecordingHour, float) and data__maxRecordingHour.is_integer()) or isinstance(data__maxRecordingHour, bool):
                raise Unclean
            if isinstance(data__maxRecordingHour, (int, float)) and not isinstance(data__maxRecordingHour, bool):
                if data__maxRecordingHour < 1:
                    raise Unclean
                if data__maxRecordingHour > 720:
                    raise Unclean
        if "videoBitrate" in data_keys:
            data_keys.remove("videoBitrate")
            data__videoBitrate = data["videoBitrate"]
            if not isinstance(data__videoBitrate, (int)) and not (isinstance(data__videoBitrate, float) and data__videoBitrate.is_integer()) or isinstance(data__videoBitrate, bool):
                raise Unclean
            if isinstance(data__videoBitrate, (int, float)) and not isinstance(data__videoBitrate, bool):
                if data__videoBitrate < 50:
                    raise Unclean
                if data__videoBitrate > 8000:
                    raise Unclean
        if "videoFps" in data_keys:
            data_keys.remove("videoFps")
            data__videoFps = data["videoFps"]
            if not isinstance(data__videoFps, (int)) and not (isinstance(data__videoFps, float) and data__videoFps.is_integer()) or isinstance(data__videoFps, bool):
                raise Unclean
            if isinstance(data__videoFps, (int, float)) and not isinstance(data__videoFps, bool):
                if data__videoFps < 5:
                    raise Unclean
                if data__videoFps > 60:
                    raise Unclean
        if "mobile" in data_keys:
            data_keys.remove("mobile")
            data__mobile = data["mobile"]
            if not isinstance(data__mobile, (bool)):
                raise Unclean
        if "maxVideoDuration" in data_keys:
            data_keys.remove("maxVideoDuration")
            data__maxVideoDuration = data["maxVideoDuration"]
            if not isinstance(data__maxVideoDuration, (int)) and not (isinstance(data__maxVideoDuration, float) and data__maxVideoDuration.is_integer()) or isinstance(data__maxVideoDuration, bool):
                raise Unclean
            if isinstance(data__maxVideoDuration, (int, float)) and not isinstance(data__maxVideoDuration, bool):
                if data__maxVideoDuration < 30:
                    raise Unclean
                if data__maxVideoDuration > 240:
                    raise Unclean
        if "onhold" in data_keys:
            data_keys.remove("onhold")
            data__onhold = data["onhold"]
            if not isinstance(data__onhold, (bool)):
                raise Unclean
        if "readyTimeout" in data_keys:
            data_keys.remove("readyTimeout")
            data__readyTimeout = data["readyTimeout"]
            data__readyTimeout_any_of_count2 = 0
            if not data__readyTimeout_any_of_count2:
                try:
                    if not isinstance(data__readyTimeout, (int, NoneType)) and not (isinstance(data__readyTimeout, float) and data__readyTimeout.is_integer()) or isinstance(data__readyTimeout, bool):
                        raise Unclean
                    if isinstance(data__readyTimeout, (int, float)) and not isinstance(data__readyTimeout, bool):
                        if data__readyTimeout < 0:
                            raise Unclean
                        if data__readyTimeout > 60:
                            raise Unclean
                    data__readyTimeout_any_of_count2 += 1
                except Unclean: pass
            if not data__readyTimeout_any_of_count2:
                try:
                    if not isinstance(data__readyTimeout, (str)):
                        raise Unclean
                    if isinstance(data__readyTimeout, str):
                        if not _P[1](data__readyTimeout):
                            raise Unclean
                    data__readyTimeout_any_of_count2 += 1
                except Unclean: pass
            if not data__readyTimeout_any_of_count2:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_videouidlist(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "subscribeVideoUids" in data_keys:
            data_keys.remove("subscribeVideoUids")
            data__subscribeVideoUids = data["subscribeVideoUids"]
            data__subscribeVideoUids_any_of_count3 = 0
            if not data__subscribeVideoUids_any_of_count3:
                try:
                    if not isinstance(data__subscribeVideoUids, (list, tuple)):
                        raise Unclean
                    data__subscribeVideoUids_is_list = isinstance(data__subscribeVideoUids, (list, tuple))
                    if data__subscribeVideoUids_is_list:
                        data__subscribeVideoUids_len = len(data__subscribeVideoUids)
                        if data__subscribeVideoUids_len < 1:
                            raise Unclean
                    data__subscribeVideoUids_is_list = isinstance(data__subscribeVideoUids, (list, tuple))
                    if data__subscribeVideoUids_is_list:
                        data__subscribeVideoUids_len = len(data__subscribeVideoUids)
                        if data__subscribeVideoUids_len > 32:
                            raise Unclean
                        for data__subscribeVideoUids_x, data__subscribeVideoUids_item in enumerate(data__subscribeVideoUids):
                            data__subscribeVideoUids_item_any_of_count4 = 0
                            if not data__subscribeVideoUids_item_any_of_count4:
                                try:
                                    if not isinstance(data__subscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__subscribeVideoUids_item, str):
                                        if not _P[2](data__subscribeVideoUids_item):
                                            raise Unclean
                                        if not _P[3](data__subscribeVideoUids_item):
                                            raise Unclean
                                    data__subscribeVideoUids_item_any_of_count4 += 1
                                except Unclean: pass
                            if not data__subscribeVideoUids_item_any_of_count4:
                                try:
                                    if not isinstance(data__subscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__subscribeVideoUids_item, str):
                                        if not _P[1](data__subscribeVideoUids_item):
                                            raise Unclean
                                    data__subscribeVideoUids_item_any_of_count4 += 1
                                except Unclean: pass
                            if not data__subscribeVideoUids_item_any_of_count4:
                                raise Unclean
                    data__subscribeVideoUids_any_of_count3 += 1
                except Unclean: pass
            if not data__subscribeVideoUids_any_of_count3:
                try:
                    if not isinstance(data__subscribeVideoUids, (str)):
                        raise Unclean
                    if isinstance(data__subscribeVideoUids, str):
                        if not _P[1](data__subscribeVideoUids):
                            raise Unclean
                    data__subscribeVideoUids_any_of_count3 += 1
                except Unclean: pass
            if not data__subscribeVideoUids_any_of_count3:
                raise Unclean
        if "unsubscribeVideoUids" in data_keys:
            data_keys.remove("unsubscribeVideoUids")
            data__unsubscribeVideoUids = data["unsubscribeVideoUids"]
            data__unsubscribeVideoUids_any_of_count5 = 0
            if not data__unsubscribeVideoUids_any_of_count5:
                try:
                    if not isinstance(data__unsubscribeVideoUids, (list, tuple)):
                        raise Unclean
                    data__unsubscribeVideoUids_is_list = isinstance(data__unsubscribeVideoUids, (list, tuple))
                    if data__unsubscribeVideoUids_is_list:
                        data__unsubscribeVideoUids_len = len(data__unsubscribeVideoUids)
                        if data__unsubscribeVideoUids_len < 1:
                            raise Unclean
                    data__unsubscribeVideoUids_is_list = isinstance(data__unsubscribeVideoUids, (list, tuple))
                    if data__unsubscribeVideoUids_is_list:
                        data__unsubscribeVideoUids_len = len(data__unsubscribeVideoUids)
                        if data__unsubscribeVideoUids_len > 32:
                            raise Unclean
                        for data__unsubscribeVideoUids_x, data__unsubscribeVideoUids_item in enumerate(data__unsubscribeVideoUids):
                            data__unsubscribeVideoUids_item_any_of_count6 = 0
                            if not data__unsubscribeVideoUids_item_any_of_count6:
                                try:
                                    if not isinstance(data__unsubscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unsubscribeVideoUids_item, str):
                                        if not _P[2](data__unsubscribeVideoUids_item):
                                            raise Unclean
                                        if not _P[3](data__unsubscribeVideoUids_item):
                                            raise Unclean
                                    data__unsubscribeVideoUids_item_any_of_count6 += 1
                                except Unclean: pass
                            if not data__unsubscribeVideoUids_item_any_of_count6:
                                try:
                                    if not isinstance(data__unsubscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unsubscribeVideoUids_item, str):
                                        if not _P[1](data__unsubscribeVideoUids_item):
                                            raise Unclean
                                    data__unsubscribeVideoUids_item_any_of_count6 += 1
                                except Unclean: pass
                            if not data__unsubscribeVideoUids_item_any_of_count6:
                                raise Unclean
                    data__unsubscribeVideoUids_any_of_count5 += 1
                except Unclean: pass
            if not data__unsubscribeVideoUids_any_of_count5:
                try:
                    if not isinstance(data__unsubscribeVideoUids, (str)):
                        raise Unclean
                    if isinstance(data__unsubscribeVideoUids, str):
                        if not _P[1](data__unsubscribeVideoUids):
                            raise Unclean
                    data__unsubscribeVideoUids_any_of_count5 += 1
                except Unclean: pass
            if not data__unsubscribeVideoUids_any_of_count5:
                raise Unclean
        if "unSubscribeVideoUids" in data_keys:
            data_keys.remove("unSubscribeVideoUids")
            data__unSubscribeVideoUids = data["unSubscribeVideoUids"]
            data__unSubscribeVideoUids_any_of_count7 = 0
            if not data__unSubscribeVideoUids_any_of_count7:
                try:
                    if not isinstance(data__unSubscribeVideoUids, (list, tuple)):
                        raise Unclean
                    data__unSubscribeVideoUids_is_list = isinstance(data__unSubscribeVideoUids, (list, tuple))
                    if data__unSubscribeVideoUids_is_list:
                        data__unSubscribeVideoUids_len = len(data__unSubscribeVideoUids)
                        if data__unSubscribeVideoUids_len < 1:
                            raise Unclean
                    data__unSubscribeVideoUids_is_list = isinstance(data__unSubscribeVideoUids, (list, tuple))
                    if data__unSubscribeVideoUids_is_list:
                        data__unSubscribeVideoUids_len = len(data__unSubscribeVideoUids)
                        if data__unSubscribeVideoUids_len > 32:
                            raise Unclean
                        for data__unSubscribeVideoUids_x, data__unSubscribeVideoUids_item in enumerate(data__unSubscribeVideoUids):
                            data__unSubscribeVideoUids_item_any_of_count8 = 0
                            if not data__unSubscribeVideoUids_item_any_of_count8:
                                try:
                                    if not isinstance(data__unSubscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unSubscribeVideoUids_item, str):
                                        if not _P[2](data__unSubscribeVideoUids_item):
                                            raise Unclean
                                        if not _P[3](data__unSubscribeVideoUids_item):
                                            raise Unclean
                                    data__unSubscribeVideoUids_item_any_of_count8 += 1
                                except Unclean: pass
                            if not data__unSubscribeVideoUids_item_any_of_count8:
                                try:
                                    if not isinstance(data__unSubscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unSubscribeVideoUids_item, str):
                                        if not _P[1](data__unSubscribeVideoUids_item):
                                            raise Unclean
                                    data__unSubscribeVideoUids_item_any_of_count8 += 1
                                except Unclean: pass
                            if not data__unSubscribeVideoUids_item_any_of_count8:
                                raise Unclean
                    data__unSubscribeVideoUids_any_of_count7 += 1
                except Unclean: pass
            if not data__unSubscribeVideoUids_any_of_count7:
                try:
                    if not isinstance(data__unSubscribeVideoUids, (str)):
                        raise Unclean
                    if isinstance(data__unSubscribeVideoUids, str):
                        if not _P[1](data__unSubscribeVideoUids):
                            raise Unclean
                    data__unSubscribeVideoUids_any_of_count7 += 1
                except Unclean: pass
            if not data__unSubscribeVideoUids_any_of_count7:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_userbackground(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['uid', 'image_url']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "uid" in data_keys:
            data_keys.remove("uid")
            data__uid = data["uid"]
            data__uid_any_of_count9 = 0
            if not data__uid_any_of_count9:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[4](data__uid):
                            raise Unclean
                        data__uid_len = len(data__uid)
                        if data__uid_len < 1:
                            raise Unclean
                    data__uid_any_of_count9 += 1
                except Unclean: pass
            if not data__uid_any_of_count9:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[1](data__uid):
                            raise Unclean
                    data__uid_any_of_count9 += 1
                except Unclean: pass
            if not data__uid_any_of_count9:
                raise Unclean
        if "image_url" in data_keys:
            data_keys.remove("image_url")
            data__imageurl = data["image_url"]
            data__imageurl_any_of_count10 = 0
            if not data__imageurl_any_of_count10:
                try:
                    if not isinstance(data__imageurl, (str)):
                        raise Unclean
                    if isinstance(data__imageurl, str):
                        if not _P[5](data__imageurl):
                            raise Unclean
                        data__imageurl_len = len(data__imageurl)
                        if data__imageurl_len < 1:
                            raise Unclean
                    data__imageurl_any_of_count10 += 1
                except Unclean: pass
            if not data__imageurl_any_of_count10:
                try:
                    if not isinstance(data__imageurl, (str)):
                        raise Unclean
                    if isinstance(data__imageurl, str):
                        if not _P[1](data__imageurl):
                            raise Unclean
                    data__imageurl_any_of_count10 += 1
                except Unclean: pass
            if not data__imageurl_any_of_count10:
                raise Unclean
        if "render_mode" in data_keys:
            data_keys.remove("render_mode")
            data__rendermode = data["render_mode"]
            if not isinstance(data__rendermode, (int)) and not (isinstance(data__rendermode, float) and data__rendermode.is_integer()) or isinstance(data__rendermode, bool):
                raise Unclean
            if not (isinstance(data__rendermode, (int, float)) and not isinstance(data__rendermode, bool) and data__rendermode == 0 or isinstance(data__rendermode, (int, float)) and not isinstance(data__rendermode, bool) and data__rendermode == 1):
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_updaterequest(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "streamSubscribe" in data_keys:
            data_keys.remove("streamSubscribe")
            data__streamSubscribe = data["streamSubscribe"]
            data__streamSubscribe_any_of_count11 = 0
            if not data__streamSubscribe_any_of_count11:
                try:
                    validate___definitions_streamsubscribe(data__streamSubscribe)
                    data__streamSubscribe_any_of_count11 += 1
                except Unclean: pass
            if not data__streamSubscribe_any_of_count11:
                try:
                    if not isinstance(data__streamSubscribe, (str)):
                        raise Unclean
                    if isinstance(data__streamSubscribe, str):
                        if not _P[1](data__streamSubscribe):
                            raise Unclean
                    data__streamSubscribe_any_of_count11 += 1
                except Unclean: pass
            if not data__streamSubscribe_any_of_count11:
                raise Unclean
        if "webRecordingConfig" in data_keys:
            data_keys.remove("webRecordingConfig")
            data__webRecordingConfig = data["webRecordingConfig"]
            data__webRecordingConfig_any_of_count12 = 0
            if not data__webRecordingConfig_any_of_count12:
                try:
                    validate___definitions_webrecordingconfig(data__webRecordingConfig)
                    data__webRecordingConfig_any_of_count12 += 1
                except Unclean: pass
            if not data__webRecordingConfig_any_of_count12:
                try:
                    if not isinstance(data__webRecordingConfig, (str)):
                        raise Unclean
                    if isinstance(data__webRecordingConfig, str):
                        if not _P[1](data__webRecordingConfig):
                            raise Unclean
                    data__webRecordingConfig_any_of_count12 += 1
                except Unclean: pass
            if not data__webRecordingConfig_any_of_count12:
                raise Unclean
        if "rtmpPublishConfig" in data_keys:
            data_keys.remove("rtmpPublishConfig")
            data__rtmpPublishConfig = data["rtmpPublishConfig"]
            data__rtmpPublishConfig_any_of_count13 = 0
            if not data__rtmpPublishConfig_any_of_count13:
                try:
                    validate___definitions_rtmppublishconfig(data__rtmpPublishConfig)
                    data__rtmpPublishConfig_any_of_count13 += 1
                except Unclean: pass
            if not data__rtmpPublishConfig_any_of_count13:
                try:
                    if not isinstance(data__rtmpPublishConfig, (str)):
                        raise Unclean
                    if isinstance(data__rtmpPublishConfig, str):
                        if not _P[1](data__rtmpPublishConfig):
                            raise Unclean
                    data__rtmpPublishConfig_any_of_count13 += 1
                except Unclean: pass
            if not data__rtmpPublishConfig_any_of_count13:
                raise Unclean
        if "storageConfig" in data_keys:
            data_keys.remove("storageConfig")
            data__storageConfig = data["storageConfig"]
            data__storageConfig_any_of_count14 = 0
            if not data__storageConfig_any_of_count14:
                try:
                    validate___definitions_storageconfig(data__storageConfig)
                    data__storageConfig_any_of_count14 += 1
                except Unclean: pass
            if not data__storageConfig_any_of_count14:
                try:
                    if not isinstance(data__storageConfig, (str)):
                        raise Unclean
                    if isinstance(data__storageConfig, str):
                        if not _P[1](data__storageConfig):
                            raise Unclean
                    data__storageConfig_any_of_count14 += 1
                except Unclean: pass
            if not data__storageConfig_any_of_count14:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_updatelayoutrequest(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "mixedVideoLayout" in data_keys:
            data_keys.remove("mixedVideoLayout")
            data__mixedVideoLayout = data["mixedVideoLayout"]
            if not isinstance(data__mixedVideoLayout, (int)) and not (isinstance(data__mixedVideoLayout, float) and data__mixedVideoLayout.is_integer()) or isinstance(data__mixedVideoLayout, bool):
                raise Unclean
            if not (isinstance(data__mixedVideoLayout, (int, float)) and not isinstance(data__mixedVideoLayout, bool) and data__mixedVideoLayout == 0 or isinstance(data__mixedVideoLayout, (int, float)) and not isinstance(data__mixedVideoLayout, bool) and data__mixedVideoLayout == 1 or isinstance(data__mixedVideoLayout, (int, float)) and not isinstance(data__mixedVideoLayout, bool) and data__mixedVideoLayout == 2 or isinstance(data__mixedVideoLayout, (int, float)) and not isinstance(data__mixedVideoLayout, bool) and data__mixedVideoLayout == 3):
                raise Unclean
        if "maxResolutionUid" in data_keys:
            data_keys.remove("maxResolutionUid")
            data__maxResolutionUid = data["maxResolutionUid"]
            data__maxResolutionUid_any_of_count15 = 0
            if not data__maxResolutionUid_any_of_count15:
                try:
                    if not isinstance(data__maxResolutionUid, (str)):
                        raise Unclean
                    if isinstance(data__maxResolutionUid, str):
                        if not _P[4](data__maxResolutionUid):
                            raise Unclean
                        if not _P[6](data__maxResolutionUid):
                            raise Unclean
                    data__maxResolutionUid_any_of_count15 += 1
                except Unclean: pass
            if not data__maxResolutionUid_any_of_count15:
                try:
                    if not isinstance(data__maxResolutionUid, (str)):
                        raise Unclean
                    if isinstance(data__maxResolutionUid, str):
                        if not _P[1](data__maxResolutionUid):
                            raise Unclean
                    data__maxResolutionUid_any_of_count15 += 1
                except Unclean: pass
            if not data__maxResolutionUid_any_of_count15:
                raise Unclean
        if "backgroundColor" in data_keys:
            data_keys.remove("backgroundColor")
            data__backgroundColor = data["backgroundColor"]
            data__backgroundColor_any_of_count16 = 0
            if not data__backgroundColor_any_of_count16:
                try:
                    if not isinstance(data__backgroundColor, (str)):
                        raise Unclean
                    if isinstance(data__backgroundColor, str):
                        if not _P[7](data__backgroundColor):
                            raise Unclean
                    data__backgroundColor_any_of_count16 += 1
                except Unclean: pass
            if not data__backgroundColor_any_of_count16:
                try:
                    if not isinstance(data__backgroundColor, (str)):
                        raise Unclean
                    if isinstance(data__backgroundColor, str):
                        if not _P[1](data__backgroundColor):
                            raise Unclean
                    data__backgroundColor_any_of_count16 += 1
                except Unclean: pass
            if not data__backgroundColor_any_of_count16:
                raise Unclean
        if "backgroundImage" in data_keys:
            data_keys.remove("backgroundImage")
            data__backgroundImage = data["backgroundImage"]
            data__backgroundImage_any_of_count17 = 0
            if not data__backgroundImage_any_of_count17:
                try:
                    if not isinstance(data__backgroundImage, (str)):
                        raise Unclean
                    if isinstance(data__backgroundImage, str):
                        if not _P[0](data__backgroundImage):
                            raise Unclean
                        data__backgroundImage_len = len(data__backgroundImage)
                        if data__backgroundImage_len < 1:
                            raise Unclean
                    data__backgroundImage_any_of_count17 += 1
                except Unclean: pass
            if not data__backgroundImage_any_of_count17:
                try:
                    if not isinstance(data__backgroundImage, (str)):
                        raise Unclean
                    if isinstance(data__backgroundImage, str):
                        if not _P[1](data__backgroundImage):
                            raise Unclean
                    data__backgroundImage_any_of_count17 += 1
                except Unclean: pass
            if not data__backgroundImage_any_of_count17:
                raise Unclean
        if "defaultUserBackgroundImage" in data_keys:
            data_keys.remove("defaultUserBackgroundImage")
            data__defaultUserBackgroundImage = data["defaultUserBackgroundImage"]
            data__defaultUserBackgroundImage_any_of_count18 = 0
            if not data__defaultUserBackgroundImage_any_of_count18:
                try:
                    if not isinstance(data__defaultUserBackgroundImage, (str)):
                        raise Unclean
                    if isinstance(data__defaultUserBackgroundImage, str):
                        if not _P[0](data__defaultUserBackgroundImage):
                            raise Unclean
                        data__defaultUserBackgroundImage_len = len(data__defaultUserBackgroundImage)
                        if data__defaultUserBackgroundImage_len < 1:
                            raise Unclean
                    data__defaultUserBackgroundImage_any_of_count18 += 1
                except Unclean: pass
            if not data__defaultUserBackgroundImage_any_of_count18:
                try:
                    if not isinstance(data__defaultUserBackgroundImage, (str)):
                        raise Unclean
                    if isinstance(data__defaultUserBackgroundImage, str):
                        if not _P[1](data__defaultUserBackgroundImage):
                            raise Unclean
                    data__defaultUserBackgroundImage_any_of_count18 += 1
                except Unclean: pass
            if not data__defaultUserBackgroundImage_any_of_count18:
                raise Unclean
        if "layoutConfig" in data_keys:
            data_keys.remove("layoutConfig")
            data__layoutConfig = data["layoutConfig"]
            data__layoutConfig_any_of_count19 = 0
            if not data__layoutConfig_any_of_count19:
                try:
                    if not isinstance(data__layoutConfig, (list, tuple)):
                        raise Unclean
                    data__layoutConfig_is_list = isinstance(data__layoutConfig, (list, tuple))
                    if data__layoutConfig_is_list:
                        data__layoutConfig_len = len(data__layoutConfig)
                        if data__layoutConfig_len > 17:
                            raise Unclean
                        for data__layoutConfig_x, data__layoutConfig_item in enumerate(data__layoutConfig):
                            data__layoutConfig_item_any_of_count20 = 0
                            if not data__layoutConfig_item_any_of_count20:
                                try:
                                    validate___definitions_layoutregion(data__layoutConfig_item)
                                    data__layoutConfig_item_any_of_count20 += 1
                                except Unclean: pass
                            if not data__layoutConfig_item_any_of_count20:
                                try:
                                    if not isinstance(data__layoutConfig_item, (str)):
                                        raise Unclean
                                    if isinstance(data__layoutConfig_item, str):
                                        if not _P[1](data__layoutConfig_item):
                                            raise Unclean
                                    data__layoutConfig_item_any_of_count20 += 1
                                except Unclean: pass
                            if not data__layoutConfig_item_any_of_count20:
                                raise Unclean
                    data__layoutConfig_any_of_count19 += 1
                except Unclean: pass
            if not data__layoutConfig_any_of_count19:
                try:
                    if not isinstance(data__layoutConfig, (str)):
                        raise Unclean
                    if isinstance(data__layoutConfig, str):
                        if not _P[1](data__layoutConfig):
                            raise Unclean
                    data__layoutConfig_any_of_count19 += 1
                except Unclean: pass
            if not data__layoutConfig_any_of_count19:
                raise Unclean
        if "backgroundConfig" in data_keys:
            data_keys.remove("backgroundConfig")
            data__backgroundConfig = data["backgroundConfig"]
            data__backgroundConfig_any_of_count21 = 0
            if not data__backgroundConfig_any_of_count21:
                try:
                    if not isinstance(data__backgroundConfig, (list, tuple)):
                        raise Unclean
                    data__backgroundConfig_is_list = isinstance(data__backgroundConfig, (list, tuple))
                    if data__backgroundConfig_is_list:
                        data__backgroundConfig_len = len(data__backgroundConfig)
                        for data__backgroundConfig_x, data__backgroundConfig_item in enumerate(data__backgroundConfig):
                            data__backgroundConfig_item_any_of_count22 = 0
                            if not data__backgroundConfig_item_any_of_count22:
                                try:
                                    validate___definitions_userbackground(data__backgroundConfig_item)
                                    data__backgroundConfig_item_any_of_count22 += 1
                                except Unclean: pass
                            if not data__backgroundConfig_item_any_of_count22:
                                try:
                                    if not isinstance(data__backgroundConfig_item, (str)):
                                        raise Unclean
                                    if isinstance(data__backgroundConfig_item, str):
                                        if not _P[1](data__backgroundConfig_item):
                                            raise Unclean
                                    data__backgroundConfig_item_any_of_count22 += 1
                                except Unclean: pass
                            if not data__backgroundConfig_item_any_of_count22:
                                raise Unclean
                    data__backgroundConfig_any_of_count21 += 1
                except Unclean: pass
            if not data__backgroundConfig_any_of_count21:
                try:
                    if not isinstance(data__backgroundConfig, (str)):
                        raise Unclean
                    if isinstance(data__backgroundConfig, str):
                        if not _P[1](data__backgroundConfig):
                            raise Unclean
                    data__backgroundConfig_any_of_count21 += 1
                except Unclean: pass
            if not data__backgroundConfig_any_of_count21:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_updatelayout(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['cname', 'uid', 'clientRequest']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "cname" in data_keys:
            data_keys.remove("cname")
            data__cname = data["cname"]
            data__cname_any_of_count23 = 0
            if not data__cname_any_of_count23:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[8](data__cname):
                            raise Unclean
                        data__cname_len = len(data__cname)
                        if data__cname_len < 1:
                            raise Unclean
                    data__cname_any_of_count23 += 1
                except Unclean: pass
            if not data__cname_any_of_count23:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[1](data__cname):
                            raise Unclean
                    data__cname_any_of_count23 += 1
                except Unclean: pass
            if not data__cname_any_of_count23:
                raise Unclean
        if "uid" in data_keys:
            data_keys.remove("uid")
            data__uid = data["uid"]
            data__uid_any_of_count24 = 0
            if not data__uid_any_of_count24:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[4](data__uid):
                            raise Unclean
                        if not _P[6](data__uid):
                            raise Unclean
                    data__uid_any_of_count24 += 1
                except Unclean: pass
            if not data__uid_any_of_count24:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[1](data__uid):
                            raise Unclean
                    data__uid_any_of_count24 += 1
                except Unclean: pass
            if not data__uid_any_of_count24:
                raise Unclean
        if "clientRequest" in data_keys:
            data_keys.remove("clientRequest")
            data__clientRequest = data["clientRequest"]
            data__clientRequest_any_of_count25 = 0
            if not data__clientRequest_any_of_count25:
                try:
                    validate___definitions_updatelayoutrequest(data__clientRequest)
                    data__clientRequest_any_of_count25 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count25:
                try:
                    if not isinstance(data__clientRequest, (str)):
                        raise Unclean
                    if isinstance(data__clientRequest, str):
                        if not _P[1](data__clientRequest):
                            raise Unclean
                    data__clientRequest_any_of_count25 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count25:
                raise Unclean
        if "$schema" in data_keys:
            data_keys.remove("$schema")
            data__schema = data["$schema"]
        if "appid" in data_keys:
            data_keys.remove("appid")
            data__appid = data["appid"]
        if "resourceid" in data_keys:
            data_keys.remove("resourceid")
            data__resourceid = data["resourceid"]
        if "sid" in data_keys:
            data_keys.remove("sid")
            data__sid = data["sid"]
        if "mode" in data_keys:
            data_keys.remove("mode")
            data__mode = data["mode"]
        for data_key, data_val in data.items():
            if _P[9](data_key):
                if data_key in data_keys:
                    data_keys.remove(data_key)
        if data_keys:
            raise Unclean
    return data

def validate___definitions_update(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['cname', 'uid', 'clientRequest']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "cname" in data_keys:
            data_keys.remove("cname")
            data__cname = data["cname"]
            data__cname_any_of_count26 = 0
            if not data__cname_any_of_count26:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[8](data__cname):
                            raise Unclean
                        data__cname_len = len(data__cname)
                        if data__cname_len < 1:
                            raise Unclean
                    data__cname_any_of_count26 += 1
                except Unclean: pass
            if not data__cname_any_of_count26:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[1](data__cname):
                            raise Unclean
                    data__cname_any_of_count26 += 1
                except Unclean: pass
            if not data__cname_any_of_count26:
                raise Unclean
        if "uid" in data_keys:
            data_keys.remove("uid")
            data__uid = data["uid"]
            data__uid_any_of_count27 = 0
            if not data__uid_any_of_count27:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[4](data__uid):
                            raise Unclean
                        if not _P[6](data__uid):
                            raise Unclean
                    data__uid_any_of_count27 += 1
                except Unclean: pass
            if not data__uid_any_of_count27:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[1](data__uid):
                            raise Unclean
                    data__uid_any_of_count27 += 1
                except Unclean: pass
            if not data__uid_any_of_count27:
                raise Unclean
        if "clientRequest" in data_keys:
            data_keys.remove("clientRequest")
            data__clientRequest = data["clientRequest"]
            data__clientRequest_any_of_count28 = 0
            if not data__clientRequest_any_of_count28:
                try:
                    validate___definitions_updaterequest(data__clientRequest)
                    data__clientRequest_any_of_count28 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count28:
                try:
                    if not isinstance(data__clientRequest, (str)):
                        raise Unclean
                    if isinstance(data__clientRequest, str):
                        if not _P[1](data__clientRequest):
                            raise Unclean
                    data__clientRequest_any_of_count28 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count28:
                raise Unclean
        if "$schema" in data_keys:
            data_keys.remove("$schema")
            data__schema = data["$schema"]
        if "appid" in data_keys:
            data_keys.remove("appid")
            data__appid = data["appid"]
        if "resourceid" in data_keys:
            data_keys.remove("resourceid")
            data__resourceid = data["resourceid"]
        if "sid" in data_keys:
            data_keys.remove("sid")
            data__sid = data["sid"]
        if "mode" in data_keys:
            data_keys.remove("mode")
            data__mode = data["mode"]
        for data_key, data_val in data.items():
            if _P[9](data_key):
                if data_key in data_keys:
                    data_keys.remove(data_key)
        if data_keys:
            raise Unclean
    return data

def validate___definitions_transcodingconfig(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "width" in data_keys:
            data_keys.remove("width")
            data__width = data["width"]
            if not isinstance(data__width, (int)) and not (isinstance(data__width, float) and data__width.is_integer()) or isinstance(data__width, bool):
                raise Unclean
            if isinstance(data__width, (int, float)) and not isinstance(data__width, bool):
                if data__width <= 0:
                    raise Unclean
                if data__width > 1920:
                    raise Unclean
        if "height" in data_keys:
            data_keys.remove("height")
            data__height = data["height"]
            if not isinstance(data__height, (int)) and not (isinstance(data__height, float) and data__height.is_integer()) or isinstance(data__height, bool):
                raise Unclean
            if isinstance(data__height, (int, float)) and not isinstance(data__height, bool):
                if data__height <= 0:
                    raise Unclean
                if data__height > 1920:
                    raise Unclean
        if "fps" in data_keys:
            data_keys.remove("fps")
            data__fps = data["fps"]
            if not isinstance(data__fps, (int)) and not (isinstance(data__fps, float) and data__fps.is_integer()) or isinstance(data__fps, bool):
                raise Unclean
            if not (isinstance(data__fps, (int, float)) and not isinstance(data__fps, bool) and data__fps == 1 or isinstance(data__fps, (int, float)) and not isinstance(data__fps, bool) and data__fps == 7 or isinstance(data__fps, (int, float)) and not isinstance(data__fps, bool) and data__fps == 10 or isinstance(data__fps, (int, float)) and not isinstance(data__fps, bool) and data__fps == 15 or isinstance(data__fps, (int, float)) and not isinstance(data__fps, bool) and data__fps == 24 or isinstance(data__fps, (int, float)) and not isinstance(data__fps, bool) and data__fps == 30 or isinstance(data__fps, (int, float)) and not isinstance(data__fps, bool) and data__fps == 60 or data__fps is None):
                raise Unclean
        if "bitrate" in data_keys:
            data_keys.remove("bitrate")
            data__bitrate = data["bitrate"]
            if not isinstance(data__bitrate, (int)) and not (isinstance(data__bitrate, float) and data__bitrate.is_integer()) or isinstance(data__bitrate, bool):
                raise Unclean
            if isinstance(data__bitrate, (int, float)) and not isinstance(data__bitrate, bool):
                if data__bitrate < 1:
                    raise Unclean
                if data__bitrate > 6500:
                    raise Unclean
        if "mixedVideoLayout" in data_keys:
            data_keys.remove("mixedVideoLayout")
            data__mixedVideoLayout = data["mixedVideoLayout"]
            if not isinstance(data__mixedVideoLayout, (int)) and not (isinstance(data__mixedVideoLayout, float) and data__mixedVideoLayout.is_integer()) or isinstance(data__mixedVideoLayout, bool):
                raise Unclean
            if not (isinstance(data__mixedVideoLayout, (int, float)) and not isinstance(data__mixedVideoLayout, bool) and data__mixedVideoLayout == 0 or isinstance(data__mixedVideoLayout, (int, float)) and not isinstance(data__mixedVideoLayout, bool) and data__mixedVideoLayout == 1 or isinstance(data__mixedVideoLayout, (int, float)) and not isinstance(data__mixedVideoLayout, bool) and data__mixedVideoLayout == 2 or isinstance(data__mixedVideoLayout, (int, float)) and not isinstance(data__mixedVideoLayout, bool) and data__mixedVideoLayout == 3):
                raise Unclean
        if "maxResolutionUid" in data_keys:
            data_keys.remove("maxResolutionUid")
            data__maxResolutionUid = data["maxResolutionUid"]
            data__maxResolutionUid_any_of_count29 = 0
            if not data__maxResolutionUid_any_of_count29:
                try:
                    if not isinstance(data__maxResolutionUid, (str)):
                        raise Unclean
                    if isinstance(data__maxResolutionUid, str):
                        if not _P[4](data__maxResolutionUid):
                            raise Unclean
                        if not _P[6](data__maxResolutionUid):
                            raise Unclean
                    data__maxResolutionUid_any_of_count29 += 1
                except Unclean: pass
            if not data__maxResolutionUid_any_of_count29:
                try:
                    if not isinstance(data__maxResolutionUid, (str)):
                        raise Unclean
                    if isinstance(data__maxResolutionUid, str):
                        if not _P[1](data__maxResolutionUid):
                            raise Unclean
                    data__maxResolutionUid_any_of_count29 += 1
                except Unclean: pass
            if not data__maxResolutionUid_any_of_count29:
                raise Unclean
        if "backgroundColor" in data_keys:
            data_keys.remove("backgroundColor")
            data__backgroundColor = data["backgroundColor"]
            data__backgroundColor_any_of_count30 = 0
            if not data__backgroundColor_any_of_count30:
                try:
                    if not isinstance(data__backgroundColor, (str)):
                        raise Unclean
                    if isinstance(data__backgroundColor, str):
                        if not _P[7](data__backgroundColor):
                            raise Unclean
                    data__backgroundColor_any_of_count30 += 1
                except Unclean: pass
            if not data__backgroundColor_any_of_count30:
                try:
                    if not isinstance(data__backgroundColor, (str)):
                        raise Unclean
                    if isinstance(data__backgroundColor, str):
                        if not _P[1](data__backgroundColor):
                            raise Unclean
                    data__backgroundColor_any_of_count30 += 1
                except Unclean: pass
            if not data__backgroundColor_any_of_count30:
                raise Unclean
        if "backgroundImage" in data_keys:
            data_keys.remove("backgroundImage")
            data__backgroundImage = data["backgroundImage"]
            data__backgroundImage_any_of_count31 = 0
            if not data__backgroundImage_any_of_count31:
                try:
                    if not isinstance(data__backgroundImage, (str)):
                        raise Unclean
                    if isinstance(data__backgroundImage, str):
                        if not _P[0](data__backgroundImage):
                            raise Unclean
                        data__backgroundImage_len = len(data__backgroundImage)
                        if data__backgroundImage_len < 1:
                            raise Unclean
                    data__backgroundImage_any_of_count31 += 1
                except Unclean: pass
            if not data__backgroundImage_any_of_count31:
                try:
                    if not isinstance(data__backgroundImage, (str)):
                        raise Unclean
                    if isinstance(data__backgroundImage, str):
                        if not _P[1](data__backgroundImage):
                            raise Unclean
                    data__backgroundImage_any_of_count31 += 1
                except Unclean: pass
            if not data__backgroundImage_any_of_count31:
                raise Unclean
        if "defaultUserBackgroundImage" in data_keys:
            data_keys.remove("defaultUserBackgroundImage")
            data__defaultUserBackgroundImage = data["defaultUserBackgroundImage"]
            data__defaultUserBackgroundImage_any_of_count32 = 0
            if not data__defaultUserBackgroundImage_any_of_count32:
                try:
                    if not isinstance(data__defaultUserBackgroundImage, (str)):
                        raise Unclean
                    if isinstance(data__defaultUserBackgroundImage, str):
                        if not _P[0](data__defaultUserBackgroundImage):
                            raise Unclean
                        data__defaultUserBackgroundImage_len = len(data__defaultUserBackgroundImage)
                        if data__defaultUserBackgroundImage_len < 1:
                            raise Unclean
                    data__defaultUserBackgroundImage_any_of_count32 += 1
                except Unclean: pass
            if not data__defaultUserBackgroundImage_any_of_count32:
                try:
                    if not isinstance(data__defaultUserBackgroundImage, (str)):
                        raise Unclean
                    if isinstance(data__defaultUserBackgroundImage, str):
                        if not _P[1](data__defaultUserBackgroundImage):
                            raise Unclean
                    data__defaultUserBackgroundImage_any_of_count32 += 1
                except Unclean: pass
            if not data__defaultUserBackgroundImage_any_of_count32:
                raise Unclean
        if "layoutConfig" in data_keys:
            data_keys.remove("layoutConfig")
            data__layoutConfig = data["layoutConfig"]
            data__layoutConfig_any_of_count33 = 0
            if not data__layoutConfig_any_of_count33:
                try:
                    if not isinstance(data__layoutConfig, (list, tuple)):
                        raise Unclean
                    data__layoutConfig_is_list = isinstance(data__layoutConfig, (list, tuple))
                    if data__layoutConfig_is_list:
                        data__layoutConfig_len = len(data__layoutConfig)
                        if data__layoutConfig_len > 17:
                            raise Unclean
                        for data__layoutConfig_x, data__layoutConfig_item in enumerate(data__layoutConfig):
                            data__layoutConfig_item_any_of_count34 = 0
                            if not data__layoutConfig_item_any_of_count34:
                                try:
                                    validate___definitions_layoutregion(data__layoutConfig_item)
                                    data__layoutConfig_item_any_of_count34 += 1
                                except Unclean: pass
                            if not data__layoutConfig_item_any_of_count34:
                                try:
                                    if not isinstance(data__layoutConfig_item, (str)):
                                        raise Unclean
                                    if isinstance(data__layoutConfig_item, str):
                                        if not _P[1](data__layoutConfig_item):
                                            raise Unclean
                                    data__layoutConfig_item_any_of_count34 += 1
                                except Unclean: pass
                            if not data__layoutConfig_item_any_of_count34:
                                raise Unclean
                    data__layoutConfig_any_of_count33 += 1
                except Unclean: pass
            if not data__layoutConfig_any_of_count33:
                try:
                    if not isinstance(data__layoutConfig, (str)):
                        raise Unclean
                    if isinstance(data__layoutConfig, str):
                        if not _P[1](data__layoutConfig):
                            raise Unclean
                    data__layoutConfig_any_of_count33 += 1
                except Unclean: pass
            if not data__layoutConfig_any_of_count33:
                raise Unclean
        if "backgroundConfig" in data_keys:
            data_keys.remove("backgroundConfig")
            data__backgroundConfig = data["backgroundConfig"]
            data__backgroundConfig_any_of_count35 = 0
            if not data__backgroundConfig_any_of_count35:
                try:
                    if not isinstance(data__backgroundConfig, (list, tuple)):
                        raise Unclean
                    data__backgroundConfig_is_list = isinstance(data__backgroundConfig, (list, tuple))
                    if data__backgroundConfig_is_list:
                        data__backgroundConfig_len = len(data__backgroundConfig)
                        for data__backgroundConfig_x, data__backgroundConfig_item in enumerate(data__backgroundConfig):
                            data__backgroundConfig_item_any_of_count36 = 0
                            if not data__backgroundConfig_item_any_of_count36:
                                try:
                                    validate___definitions_userbackground(data__backgroundConfig_item)
                                    data__backgroundConfig_item_any_of_count36 += 1
                                except Unclean: pass
                            if not data__backgroundConfig_item_any_of_count36:
                                try:
                                    if not isinstance(data__backgroundConfig_item, (str)):
                                        raise Unclean
                                    if isinstance(data__backgroundConfig_item, str):
                                        if not _P[1](data__backgroundConfig_item):
                                            raise Unclean
                                    data__backgroundConfig_item_any_of_count36 += 1
                                except Unclean: pass
                            if not data__backgroundConfig_item_any_of_count36:
                                raise Unclean
                    data__backgroundConfig_any_of_count35 += 1
                except Unclean: pass
            if not data__backgroundConfig_any_of_count35:
                try:
                    if not isinstance(data__backgroundConfig, (str)):
                        raise Unclean
                    if isinstance(data__backgroundConfig, str):
                        if not _P[1](data__backgroundConfig):
                            raise Unclean
                    data__backgroundConfig_any_of_count35 += 1
                except Unclean: pass
            if not data__backgroundConfig_any_of_count35:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_transcodeoptions(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['transConfig']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "transConfig" in data_keys:
            data_keys.remove("transConfig")
            data__transConfig = data["transConfig"]
            data__transConfig_any_of_count37 = 0
            if not data__transConfig_any_of_count37:
                try:
                    validate___definitions_transconfig(data__transConfig)
                    data__transConfig_any_of_count37 += 1
                except Unclean: pass
            if not data__transConfig_any_of_count37:
                try:
                    if not isinstance(data__transConfig, (str)):
                        raise Unclean
                    if isinstance(data__transConfig, str):
                        if not _P[1](data__transConfig):
                            raise Unclean
                    data__transConfig_any_of_count37 += 1
                except Unclean: pass
            if not data__transConfig_any_of_count37:
                raise Unclean
        if "container" in data_keys:
            data_keys.remove("container")
            data__container = data["container"]
            data__container_any_of_count38 = 0
            if not data__container_any_of_count38:
                try:
                    validate___definitions_container(data__container)
                    data__container_any_of_count38 += 1
                except Unclean: pass
            if not data__container_any_of_count38:
                try:
                    if not isinstance(data__container, (str)):
                        raise Unclean
                    if isinstance(data__container, str):
                        if not _P[1](data__container):
                            raise Unclean
                    data__container_any_of_count38 += 1
                except Unclean: pass
            if not data__container_any_of_count38:
                raise Unclean
        if "audio" in data_keys:
            data_keys.remove("audio")
            data__audio = data["audio"]
            data__audio_any_of_count39 = 0
            if not data__audio_any_of_count39:
                try:
                    validate___definitions_audio(data__audio)
                    data__audio_any_of_count39 += 1
                except Unclean: pass
            if not data__audio_any_of_count39:
                try:
                    if not isinstance(data__audio, (str)):
                        raise Unclean
                    if isinstance(data__audio, str):
                        if not _P[1](data__audio):
                            raise Unclean
                    data__audio_any_of_count39 += 1
                except Unclean: pass
            if not data__audio_any_of_count39:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_transconfig(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['transMode']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "transMode" in data_keys:
            data_keys.remove("transMode")
            data__transMode = data["transMode"]
            data__transMode_any_of_count40 = 0
            if not data__transMode_any_of_count40:
                try:
                    if not isinstance(data__transMode, (str)):
                        raise Unclean
                    if not (isinstance(data__transMode, str) and data__transMode == 'postponeTranscoding' or isinstance(data__transMode, str) and data__transMode == 'audioMix'):
                        raise Unclean
                    data__transMode_any_of_count40 += 1
                except Unclean: pass
            if not data__transMode_any_of_count40:
                try:
                    if not isinstance(data__transMode, (str)):
                        raise Unclean
                    if isinstance(data__transMode, str):
                        if not _P[1](data__transMode):
                            raise Unclean
                    data__transMode_any_of_count40 += 1
                except Unclean: pass
            if not data__transMode_any_of_count40:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_streamsubscribe(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "audioUidList" in data_keys:
            data_keys.remove("audioUidList")
            data__audioUidList = data["audioUidList"]
            data__audioUidList_any_of_count41 = 0
            if not data__audioUidList_any_of_count41:
                try:
                    validate___definitions_audiouidlist(data__audioUidList)
                    data__audioUidList_any_of_count41 += 1
                except Unclean: pass
            if not data__audioUidList_any_of_count41:
                try:
                    if not isinstance(data__audioUidList, (str)):
                        raise Unclean
                    if isinstance(data__audioUidList, str):
                        if not _P[1](data__audioUidList):
                            raise Unclean
                    data__audioUidList_any_of_count41 += 1
                except Unclean: pass
            if not data__audioUidList_any_of_count41:
                raise Unclean
        if "videoUidList" in data_keys:
            data_keys.remove("videoUidList")
            data__videoUidList = data["videoUidList"]
            data__videoUidList_any_of_count42 = 0
            if not data__videoUidList_any_of_count42:
                try:
                    validate___definitions_videouidlist(data__videoUidList)
                    data__videoUidList_any_of_count42 += 1
                except Unclean: pass
            if not data__videoUidList_any_of_count42:
                try:
                    if not isinstance(data__videoUidList, (str)):
                        raise Unclean
                    if isinstance(data__videoUidList, str):
                        if not _P[1](data__videoUidList):
                            raise Unclean
                    data__videoUidList_any_of_count42 += 1
                except Unclean: pass
            if not data__videoUidList_any_of_count42:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_storageconfig(data):
    if not isinstance(data, (dict)):
        raise Unclean
    try:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['vendor']) - data.keys()
            if data__missing_keys:
                raise Unclean
            data_keys = set(data.keys())
            if "vendor" in data_keys:
                data_keys.remove("vendor")
                data__vendor = data["vendor"]
                try:
                    if not (isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 1 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 2 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 3 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 7 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 8 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 0 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 4):
                        raise Unclean
                except Unclean: pass
                else:
                    raise Unclean
    except Unclean:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['region']) - data.keys()
            if data__missing_keys:
                raise Unclean
    else:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['region']) - data.keys()
            if data__missing_keys:
                raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['vendor', 'bucket', 'accessKey', 'secretKey']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "vendor" in data_keys:
            data_keys.remove("vendor")
            data__vendor = data["vendor"]
            if not isinstance(data__vendor, (int)) and not (isinstance(data__vendor, float) and data__vendor.is_integer()) or isinstance(data__vendor, bool):
                raise Unclean
            if not (isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 1 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 2 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 3 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 5 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 6 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 7 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 8 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 11 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 0 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 4):
                raise Unclean
            try:
                if not (isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 0 or isinstance(data__vendor, (int, float)) and not isinstance(data__vendor, bool) and data__vendor == 4):
                    raise Unclean
            except Unclean: pass
            else:
                raise Unclean
        if "region" in data_keys:
            data_keys.remove("region")
            data__region = data["region"]
            if not isinstance(data__region, (int)) and not (isinstance(data__region, float) and data__region.is_integer()) or isinstance(data__region, bool):
                raise Unclean
            if isinstance(data__region, (int, float)) and not isinstance(data__region, bool):
                if data__region < 0:
                    raise Unclean
        if "bucket" in data_keys:
            data_keys.remove("bucket")
            data__bucket = data["bucket"]
            data__bucket_any_of_count43 = 0
            if not data__bucket_any_of_count43:
                try:
                    if not isinstance(data__bucket, (str)):
                        raise Unclean
                    if isinstance(data__bucket, str):
                        data__bucket_len = len(data__bucket)
                        if data__bucket_len < 1:
                            raise Unclean
                    data__bucket_any_of_count43 += 1
                except Unclean: pass
            if not data__bucket_any_of_count43:
                try:
                    if not isinstance(data__bucket, (str)):
                        raise Unclean
                    if isinstance(data__bucket, str):
                        if not _P[1](data__bucket):
                            raise Unclean
                    data__bucket_any_of_count43 += 1
                except Unclean: pass
            if not data__bucket_any_of_count43:
                raise Unclean
        if "accessKey" in data_keys:
            data_keys.remove("accessKey")
            data__accessKey = data["accessKey"]
            data__accessKey_any_of_count44 = 0
            if not data__accessKey_any_of_count44:
                try:
                    if not isinstance(data__accessKey, (str)):
                        raise Unclean
                    if isinstance(data__accessKey, str):
                        data__accessKey_len = len(data__accessKey)
                        if data__accessKey_len < 1:
                            raise Unclean
                    data__accessKey_any_of_count44 += 1
                except Unclean: pass
            if not data__accessKey_any_of_count44:
                try:
                    if not isinstance(data__accessKey, (str)):
                        raise Unclean
                    if isinstance(data__accessKey, str):
                        if not _P[1](data__accessKey):
                            raise Unclean
                    data__accessKey_any_of_count44 += 1
                except Unclean: pass
            if not data__accessKey_any_of_count44:
                raise Unclean
        if "secretKey" in data_keys:
            data_keys.remove("secretKey")
            data__secretKey = data["secretKey"]
            data__secretKey_any_of_count45 = 0
            if not data__secretKey_any_of_count45:
                try:
                    if not isinstance(data__secretKey, (str)):
                        raise Unclean
                    if isinstance(data__secretKey, str):
                        data__secretKey_len = len(data__secretKey)
                        if data__secretKey_len < 1:
                            raise Unclean
                    data__secretKey_any_of_count45 += 1
                except Unclean: pass
            if not data__secretKey_any_of_count45:
                try:
                    if not isinstance(data__secretKey, (str)):
                        raise Unclean
                    if isinstance(data__secretKey, str):
                        if not _P[1](data__secretKey):
                            raise Unclean
                    data__secretKey_any_of_count45 += 1
                except Unclean: pass
            if not data__secretKey_any_of_count45:
                raise Unclean
        if "stsToken" in data_keys:
            data_keys.remove("stsToken")
            data__stsToken = data["stsToken"]
            data__stsToken_any_of_count46 = 0
            if not data__stsToken_any_of_count46:
                try:
                    if not isinstance(data__stsToken, (str)):
                        raise Unclean
                    if isinstance(data__stsToken, str):
                        data__stsToken_len = len(data__stsToken)
                        if data__stsToken_len < 1:
                            raise Unclean
                    data__stsToken_any_of_count46 += 1
                except Unclean: pass
            if not data__stsToken_any_of_count46:
                try:
                    if not isinstance(data__stsToken, (str)):
                        raise Unclean
                    if isinstance(data__stsToken, str):
                        if not _P[1](data__stsToken):
                            raise Unclean
                    data__stsToken_any_of_count46 += 1
                except Unclean: pass
            if not data__stsToken_any_of_count46:
                raise Unclean
        if "stsExpiration" in data_keys:
            data_keys.remove("stsExpiration")
            data__stsExpiration = data["stsExpiration"]
            if not isinstance(data__stsExpiration, (int)) and not (isinstance(data__stsExpiration, float) and data__stsExpiration.is_integer()) or isinstance(data__stsExpiration, bool):
                raise Unclean
            if isinstance(data__stsExpiration, (int, float)) and not isinstance(data__stsExpiration, bool):
                if data__stsExpiration > 99999999999:
                    raise Unclean
                if data__stsExpiration < 0:
                    raise Unclean
        if "fileNamePrefix" in data_keys:
            data_keys.remove("fileNamePrefix")
            data__fileNamePrefix = data["fileNamePrefix"]
            data__fileNamePrefix_any_of_count47 = 0
            if not data__fileNamePrefix_any_of_count47:
                try:
                    if not isinstance(data__fileNamePrefix, (list, tuple)):
                        raise Unclean
                    data__fileNamePrefix_is_list = isinstance(data__fileNamePrefix, (list, tuple))
                    if data__fileNamePrefix_is_list:
                        data__fileNamePrefix_len = len(data__fileNamePrefix)
                        for data__fileNamePrefix_x, data__fileNamePrefix_item in enumerate(data__fileNamePrefix):
                            data__fileNamePrefix_item_any_of_count48 = 0
                            if not data__fileNamePrefix_item_any_of_count48:
                                try:
                                    if not isinstance(data__fileNamePrefix_item, (str)):
                                        raise Unclean
                                    if isinstance(data__fileNamePrefix_item, str):
                                        if not _P[10](data__fileNamePrefix_item):
                                            raise Unclean
                                    data__fileNamePrefix_item_any_of_count48 += 1
                                except Unclean: pass
                            if not data__fileNamePrefix_item_any_of_count48:
                                try:
                                    if not isinstance(data__fileNamePrefix_item, (str)):
                                        raise Unclean
                                    if isinstance(data__fileNamePrefix_item, str):
                                        if not _P[1](data__fileNamePrefix_item):
                                            raise Unclean
                                    data__fileNamePrefix_item_any_of_count48 += 1
                                except Unclean: pass
                            if not data__fileNamePrefix_item_any_of_count48:
                                raise Unclean
                    data__fileNamePrefix_any_of_count47 += 1
                except Unclean: pass
            if not data__fileNamePrefix_any_of_count47:
                try:
                    if not isinstance(data__fileNamePrefix, (str)):
                        raise Unclean
                    if isinstance(data__fileNamePrefix, str):
                        if not _P[1](data__fileNamePrefix):
                            raise Unclean
                    data__fileNamePrefix_any_of_count47 += 1
                except Unclean: pass
            if not data__fileNamePrefix_any_of_count47:
                raise Unclean
        if "extensionParams" in data_keys:
            data_keys.remove("extensionParams")
            data__extensionParams = data["extensionParams"]
            data__extensionParams_any_of_count49 = 0
            if not data__extensionParams_any_of_count49:
                try:
                    validate___definitions_extensionparams(data__extensionParams)
                    data__extensionParams_any_of_count49 += 1
                except Unclean: pass
            if not data__extensionParams_any_of_count49:
                try:
                    if not isinstance(data__extensionParams, (str)):
                        raise Unclean
                    if isinstance(data__extensionParams, str):
                        if not _P[1](data__extensionParams):
                            raise Unclean
                    data__extensionParams_any_of_count49 += 1
                except Unclean: pass
            if not data__extensionParams_any_of_count49:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_stoprequest(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "async_stop" in data_keys:
            data_keys.remove("async_stop")
            data__asyncstop = data["async_stop"]
            if not isinstance(data__asyncstop, (bool)):
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_stop(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['cname', 'uid', 'clientRequest']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "cname" in data_keys:
            data_keys.remove("cname")
            data__cname = data["cname"]
            data__cname_any_of_count50 = 0
            if not data__cname_any_of_count50:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[8](data__cname):
                            raise Unclean
                        data__cname_len = len(data__cname)
                        if data__cname_len < 1:
                            raise Unclean
                    data__cname_any_of_count50 += 1
                except Unclean: pass
            if not data__cname_any_of_count50:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[1](data__cname):
                            raise Unclean
                    data__cname_any_of_count50 += 1
                except Unclean: pass
            if not data__cname_any_of_count50:
                raise Unclean
        if "uid" in data_keys:
            data_keys.remove("uid")
            data__uid = data["uid"]
            data__uid_any_of_count51 = 0
            if not data__uid_any_of_count51:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[4](data__uid):
                            raise Unclean
                        if not _P[6](data__uid):
                            raise Unclean
                    data__uid_any_of_count51 += 1
                except Unclean: pass
            if not data__uid_any_of_count51:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[1](data__uid):
                            raise Unclean
                    data__uid_any_of_count51 += 1
                except Unclean: pass
            if not data__uid_any_of_count51:
                raise Unclean
        if "clientRequest" in data_keys:
            data_keys.remove("clientRequest")
            data__clientRequest = data["clientRequest"]
            data__clientRequest_any_of_count52 = 0
            if not data__clientRequest_any_of_count52:
                try:
                    validate___definitions_stoprequest(data__clientRequest)
                    data__clientRequest_any_of_count52 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count52:
                try:
                    if not isinstance(data__clientRequest, (str)):
                        raise Unclean
                    if isinstance(data__clientRequest, str):
                        if not _P[1](data__clientRequest):
                            raise Unclean
                    data__clientRequest_any_of_count52 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count52:
                raise Unclean
        if "$schema" in data_keys:
            data_keys.remove("$schema")
            data__schema = data["$schema"]
        if "appid" in data_keys:
            data_keys.remove("appid")
            data__appid = data["appid"]
        if "resourceid" in data_keys:
            data_keys.remove("resourceid")
            data__resourceid = data["resourceid"]
        if "sid" in data_keys:
            data_keys.remove("sid")
            data__sid = data["sid"]
        if "mode" in data_keys:
            data_keys.remove("mode")
            data__mode = data["mode"]
        for data_key, data_val in data.items():
            if _P[9](data_key):
                if data_key in data_keys:
                    data_keys.remove(data_key)
        if data_keys:
            raise Unclean
    return data

def validate___definitions_start(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['cname', 'uid', 'clientRequest']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "cname" in data_keys:
            data_keys.remove("cname")
            data__cname = data["cname"]
            data__cname_any_of_count53 = 0
            if not data__cname_any_of_count53:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[8](data__cname):
                            raise Unclean
                        data__cname_len = len(data__cname)
                        if data__cname_len < 1:
                            raise Unclean
                    data__cname_any_of_count53 += 1
                except Unclean: pass
            if not data__cname_any_of_count53:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[1](data__cname):
                            raise Unclean
                    data__cname_any_of_count53 += 1
                except Unclean: pass
            if not data__cname_any_of_count53:
                raise Unclean
        if "uid" in data_keys:
            data_keys.remove("uid")
            data__uid = data["uid"]
            data__uid_any_of_count54 = 0
            if not data__uid_any_of_count54:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[4](data__uid):
                            raise Unclean
                        if not _P[6](data__uid):
                            raise Unclean
                    data__uid_any_of_count54 += 1
                except Unclean: pass
            if not data__uid_any_of_count54:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[1](data__uid):
                            raise Unclean
                    data__uid_any_of_count54 += 1
                except Unclean: pass
            if not data__uid_any_of_count54:
                raise Unclean
        if "clientRequest" in data_keys:
            data_keys.remove("clientRequest")
            data__clientRequest = data["clientRequest"]
            data__clientRequest_any_of_count55 = 0
            if not data__clientRequest_any_of_count55:
                try:
                    validate___definitions_clientrequest(data__clientRequest)
                    data__clientRequest_any_of_count55 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count55:
                try:
                    if not isinstance(data__clientRequest, (str)):
                        raise Unclean
                    if isinstance(data__clientRequest, str):
                        if not _P[1](data__clientRequest):
                            raise Unclean
                    data__clientRequest_any_of_count55 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count55:
                raise Unclean
        if "$schema" in data_keys:
            data_keys.remove("$schema")
            data__schema = data["$schema"]
        if "appid" in data_keys:
            data_keys.remove("appid")
            data__appid = data["appid"]
        if "resourceid" in data_keys:
            data_keys.remove("resourceid")
            data__resourceid = data["resourceid"]
        if "sid" in data_keys:
            data_keys.remove("sid")
            data__sid = data["sid"]
        if "mode" in data_keys:
            data_keys.remove("mode")
            data__mode = data["mode"]
        for data_key, data_val in data.items():
            if _P[9](data_key):
                if data_key in data_keys:
                    data_keys.remove(data_key)
        if data_keys:
            raise Unclean
    return data

def validate___definitions_snapshotconfig(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['fileType']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "captureInterval" in data_keys:
            data_keys.remove("captureInterval")
            data__captureInterval = data["captureInterval"]
            if not isinstance(data__captureInterval, (int)) and not (isinstance(data__captureInterval, float) and data__captureInterval.is_integer()) or isinstance(data__captureInterval, bool):
                raise Unclean
            if isinstance(data__captureInterval, (int, float)) and not isinstance(data__captureInterval, bool):
                if data__captureInterval < 5:
                    raise Unclean
                if data__captureInterval > 3600:
                    raise Unclean
                if data__captureInterval < 1:
                    raise Unclean
                if data__captureInterval > 3600:
                    raise Unclean
        if "fileType" in data_keys:
            data_keys.remove("fileType")
            data__fileType = data["fileType"]
            data__fileType_any_of_count56 = 0
            if not data__fileType_any_of_count56:
                try:
                    if not isinstance(data__fileType, (list, tuple)):
                        raise Unclean
                    data__fileType_is_list = isinstance(data__fileType, (list, tuple))
                    if data__fileType_is_list:
                        data__fileType_len = len(data__fileType)
                        if data__fileType_len < 1:
                            raise Unclean
                        for data__fileType_x, data__fileType_item in enumerate(data__fileType):
                            data__fileType_item_any_of_count57 = 0
                            if not data__fileType_item_any_of_count57:
                                try:
                                    if not isinstance(data__fileType_item, (str)):
                                        raise Unclean
                                    if not (isinstance(data__fileType_item, str) and data__fileType_item == 'jpg'):
                                        raise Unclean
                                    data__fileType_item_any_of_count57 += 1
                                except Unclean: pass
                            if not data__fileType_item_any_of_count57:
                                try:
                                    if not isinstance(data__fileType_item, (str)):
                                        raise Unclean
                                    if isinstance(data__fileType_item, str):
                                        if not _P[1](data__fileType_item):
                                            raise Unclean
                                    data__fileType_item_any_of_count57 += 1
                                except Unclean: pass
                            if not data__fileType_item_any_of_count57:
                                raise Unclean
                    data__fileType_any_of_count56 += 1
                except Unclean: pass
            if not data__fileType_any_of_count56:
                try:
                    if not isinstance(data__fileType, (str)):
                        raise Unclean
                    if isinstance(data__fileType, str):
                        if not _P[1](data__fileType):
                            raise Unclean
                    data__fileType_any_of_count56 += 1
                except Unclean: pass
            if not data__fileType_any_of_count56:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_session(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "mode" in data_keys:
            data_keys.remove("mode")
            data__mode = data["mode"]
            data__mode_any_of_count58 = 0
            if not data__mode_any_of_count58:
                try:
                    if not isinstance(data__mode, (str)):
                        raise Unclean
                    if not (isinstance(data__mode, str) and data__mode == 'individual' or isinstance(data__mode, str) and data__mode == 'mix' or isinstance(data__mode, str) and data__mode == 'web' or isinstance(data__mode, str) and data__mode == 'raw'):
                        raise Unclean
                    data__mode_any_of_count58 += 1
                except Unclean: pass
            if not data__mode_any_of_count58:
                try:
                    if not isinstance(data__mode, (str)):
                        raise Unclean
                    if isinstance(data__mode, str):
                        if not _P[1](data__mode):
                            raise Unclean
                    data__mode_any_of_count58 += 1
                except Unclean: pass
            if not data__mode_any_of_count58:
                raise Unclean
        if "acquire" in data_keys:
            data_keys.remove("acquire")
            data__acquire = data["acquire"]
            data__acquire_any_of_count59 = 0
            if not data__acquire_any_of_count59:
                try:
                    validate___definitions_acquire(data__acquire)
                    data__acquire_any_of_count59 += 1
                except Unclean: pass
            if not data__acquire_any_of_count59:
                try:
                    if not isinstance(data__acquire, (str)):
                        raise Unclean
                    if isinstance(data__acquire, str):
                        if not _P[1](data__acquire):
                            raise Unclean
                    data__acquire_any_of_count59 += 1
                except Unclean: pass
            if not data__acquire_any_of_count59:
                raise Unclean
        if "start" in data_keys:
            data_keys.remove("start")
            data__start = data["start"]
            data__start_any_of_count60 = 0
            if not data__start_any_of_count60:
                try:
                    validate___definitions_start(data__start)
                    data__start_any_of_count60 += 1
                except Unclean: pass
            if not data__start_any_of_count60:
                try:
                    if not isinstance(data__start, (str)):
                        raise Unclean
                    if isinstance(data__start, str):
                        if not _P[1](data__start):
                            raise Unclean
                    data__start_any_of_count60 += 1
                except Unclean: pass
            if not data__start_any_of_count60:
                raise Unclean
        if "update" in data_keys:
            data_keys.remove("update")
            data__update = data["update"]
            data__update_any_of_count61 = 0
            if not data__update_any_of_count61:
                try:
                    validate___definitions_update(data__update)
                    data__update_any_of_count61 += 1
                except Unclean: pass
            if not data__update_any_of_count61:
                try:
                    if not isinstance(data__update, (str)):
                        raise Unclean
                    if isinstance(data__update, str):
                        if not _P[1](data__update):
                            raise Unclean
                    data__update_any_of_count61 += 1
                except Unclean: pass
            if not data__update_any_of_count61:
                raise Unclean
        if "updateLayout" in data_keys:
            data_keys.remove("updateLayout")
            data__updateLayout = data["updateLayout"]
            data__updateLayout_any_of_count62 = 0
            if not data__updateLayout_any_of_count62:
                try:
                    validate___definitions_updatelayout(data__updateLayout)
                    data__updateLayout_any_of_count62 += 1
                except Unclean: pass
            if not data__updateLayout_any_of_count62:
                try:
                    if not isinstance(data__updateLayout, (str)):
                        raise Unclean
                    if isinstance(data__updateLayout, str):
                        if not _P[1](data__updateLayout):
                            raise Unclean
                    data__updateLayout_any_of_count62 += 1
                except Unclean: pass
            if not data__updateLayout_any_of_count62:
                raise Unclean
        if "stop" in data_keys:
            data_keys.remove("stop")
            data__stop = data["stop"]
            data__stop_any_of_count63 = 0
            if not data__stop_any_of_count63:
                try:
                    validate___definitions_stop(data__stop)
                    data__stop_any_of_count63 += 1
                except Unclean: pass
            if not data__stop_any_of_count63:
                try:
                    if not isinstance(data__stop, (str)):
                        raise Unclean
                    if isinstance(data__stop, str):
                        if not _P[1](data__stop):
                            raise Unclean
                    data__stop_any_of_count63 += 1
                except Unclean: pass
            if not data__stop_any_of_count63:
                raise Unclean
        if "$schema" in data_keys:
            data_keys.remove("$schema")
            data__schema = data["$schema"]
        if "appid" in data_keys:
            data_keys.remove("appid")
            data__appid = data["appid"]
        if "resourceid" in data_keys:
            data_keys.remove("resourceid")
            data__resourceid = data["resourceid"]
        if "sid" in data_keys:
            data_keys.remove("sid")
            data__sid = data["sid"]
        for data_key, data_val in data.items():
            if _P[9](data_key):
                if data_key in data_keys:
                    data_keys.remove(data_key)
        if data_keys:
            raise Unclean
    return data

def validate___definitions_rtmppublishparam(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['outputs']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "outputs" in data_keys:
            data_keys.remove("outputs")
            data__outputs = data["outputs"]
            data__outputs_any_of_count64 = 0
            if not data__outputs_any_of_count64:
                try:
                    if not isinstance(data__outputs, (list, tuple)):
                        raise Unclean
                    data__outputs_is_list = isinstance(data__outputs, (list, tuple))
                    if data__outputs_is_list:
                        data__outputs_len = len(data__outputs)
                        if data__outputs_len > 1:
                            raise Unclean
                    data__outputs_is_list = isinstance(data__outputs, (list, tuple))
                    if data__outputs_is_list:
                        data__outputs_len = len(data__outputs)
                        if data__outputs_len < 1:
                            raise Unclean
                        for data__outputs_x, data__outputs_item in enumerate(data__outputs):
                            data__outputs_item_any_of_count65 = 0
                            if not data__outputs_item_any_of_count65:
                                try:
                                    validate___definitions_rtmpoutput(data__outputs_item)
                                    data__outputs_item_any_of_count65 += 1
                                except Unclean: pass
                            if not data__outputs_item_any_of_count65:
                                try:
                                    if not isinstance(data__outputs_item, (str)):
                                        raise Unclean
                                    if isinstance(data__outputs_item, str):
                                        if not _P[1](data__outputs_item):
                                            raise Unclean
                                    data__outputs_item_any_of_count65 += 1
                                except Unclean: pass
                            if not data__outputs_item_any_of_count65:
                                raise Unclean
                    data__outputs_any_of_count64 += 1
                except Unclean: pass
            if not data__outputs_any_of_count64:
                try:
                    if not isinstance(data__outputs, (str)):
                        raise Unclean
                    if isinstance(data__outputs, str):
                        if not _P[1](data__outputs):
                            raise Unclean
                    data__outputs_any_of_count64 += 1
                except Unclean: pass
            if not data__outputs_any_of_count64:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_rtmppublishconfig(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "outputs" in data_keys:
            data_keys.remove("outputs")
            data__outputs = data["outputs"]
            data__outputs_any_of_count66 = 0
            if not data__outputs_any_of_count66:
                try:
                    if not isinstance(data__outputs, (list, tuple)):
                        raise Unclean
                    data__outputs_is_list = isinstance(data__outputs, (list, tuple))
                    if data__outputs_is_list:
                        data__outputs_len = len(data__outputs)
                        if data__outputs_len > 1:
                            raise Unclean
                    data__outputs_is_list = isinstance(data__outputs, (list, tuple))
                    if data__outputs_is_list:
                        data__outputs_len = len(data__outputs)
                        if data__outputs_len < 1:
                            raise Unclean
                        for data__outputs_x, data__outputs_item in enumerate(data__outputs):
                            data__outputs_item_any_of_count67 = 0
                            if not data__outputs_item_any_of_count67:
                                try:
                                    validate___definitions_rtmpoutput(data__outputs_item)
                                    data__outputs_item_any_of_count67 += 1
                                except Unclean: pass
                            if not data__outputs_item_any_of_count67:
                                try:
                                    if not isinstance(data__outputs_item, (str)):
                                        raise Unclean
                                    if isinstance(data__outputs_item, str):
                                        if not _P[1](data__outputs_item):
                                            raise Unclean
                                    data__outputs_item_any_of_count67 += 1
                                except Unclean: pass
                            if not data__outputs_item_any_of_count67:
                                raise Unclean
                    data__outputs_any_of_count66 += 1
                except Unclean: pass
            if not data__outputs_any_of_count66:
                try:
                    if not isinstance(data__outputs, (str)):
                        raise Unclean
                    if isinstance(data__outputs, str):
                        if not _P[1](data__outputs):
                            raise Unclean
                    data__outputs_any_of_count66 += 1
                except Unclean: pass
            if not data__outputs_any_of_count66:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_rtmpoutput(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['rtmpUrl']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "rtmpUrl" in data_keys:
            data_keys.remove("rtmpUrl")
            data__rtmpUrl = data["rtmpUrl"]
            data__rtmpUrl_any_of_count68 = 0
            if not data__rtmpUrl_any_of_count68:
                try:
                    if not isinstance(data__rtmpUrl, (str)):
                        raise Unclean
                    if isinstance(data__rtmpUrl, str):
                        if not _P[11](data__rtmpUrl):
                            raise Unclean
                        data__rtmpUrl_len = len(data__rtmpUrl)
                        if data__rtmpUrl_len < 1:
                            raise Unclean
                    data__rtmpUrl_any_of_count68 += 1
                except Unclean: pass
            if not data__rtmpUrl_any_of_count68:
                try:
                    if not isinstance(data__rtmpUrl, (str)):
                        raise Unclean
                    if isinstance(data__rtmpUrl, str):
                        if not _P[1](data__rtmpUrl):
                            raise Unclean
                    data__rtmpUrl_any_of_count68 += 1
                except Unclean: pass
            if not data__rtmpUrl_any_of_count68:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_recordingfileconfig(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "avFileType" in data_keys:
            data_keys.remove("avFileType")
            data__avFileType = data["avFileType"]
            data__avFileType_any_of_count69 = 0
            if not data__avFileType_any_of_count69:
                try:
                    if not isinstance(data__avFileType, (list, tuple)):
                        raise Unclean
                    data__avFileType_is_list = isinstance(data__avFileType, (list, tuple))
                    if data__avFileType_is_list:
                        data__avFileType_len = len(data__avFileType)
                        for data__avFileType_x, data__avFileType_item in enumerate(data__avFileType):
                            data__avFileType_item_any_of_count70 = 0
                            if not data__avFileType_item_any_of_count70:
                                try:
                                    if not isinstance(data__avFileType_item, (str)):
                                        raise Unclean
                                    if not (isinstance(data__avFileType_item, str) and data__avFileType_item == 'hls' or isinstance(data__avFileType_item, str) and data__avFileType_item == 'mp4' or isinstance(data__avFileType_item, str) and data__avFileType_item == 'mp3'):
                                        raise Unclean
                                    data__avFileType_item_any_of_count70 += 1
                                except Unclean: pass
                            if not data__avFileType_item_any_of_count70:
                                try:
                                    if not isinstance(data__avFileType_item, (str)):
                                        raise Unclean
                                    if isinstance(data__avFileType_item, str):
                                        if not _P[1](data__avFileType_item):
                                            raise Unclean
                                    data__avFileType_item_any_of_count70 += 1
                                except Unclean: pass
                            if not data__avFileType_item_any_of_count70:
                                raise Unclean
                    data__avFileType_any_of_count69 += 1
                except Unclean: pass
            if not data__avFileType_any_of_count69:
                try:
                    if not isinstance(data__avFileType, (str)):
                        raise Unclean
                    if isinstance(data__avFileType, str):
                        if not _P[1](data__avFileType):
                            raise Unclean
                    data__avFileType_any_of_count69 += 1
                except Unclean: pass
            if not data__avFileType_any_of_count69:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_recordingconfig(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['channelType']) - data.keys()
        if data__missing_keys:
            raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "channelType" in data_keys:
            data_keys.remove("channelType")
            data__channelType = data["channelType"]
            if not isinstance(data__channelType, (int)) and not (isinstance(data__channelType, float) and data__channelType.is_integer()) or isinstance(data__channelType, bool):
                raise Unclean
            if not (isinstance(data__channelType, (int, float)) and not isinstance(data__channelType, bool) and data__channelType == 0 or isinstance(data__channelType, (int, float)) and not isinstance(data__channelType, bool) and data__channelType == 1):
                raise Unclean
        if "decryptionMode" in data_keys:
            data_keys.remove("decryptionMode")
            data__decryptionMode = data["decryptionMode"]
            if not isinstance(data__decryptionMode, (int)) and not (isinstance(data__decryptionMode, float) and data__decryptionMode.is_integer()) or isinstance(data__decryptionMode, bool):
                raise Unclean
            if not (isinstance(data__decryptionMode, (int, float)) and not isinstance(data__decryptionMode, bool) and data__decryptionMode == 0 or isinstance(data__decryptionMode, (int, float)) and not isinstance(data__decryptionMode, bool) and data__decryptionMode == 1 or isinstance(data__decryptionMode, (int, float)) and not isinstance(data__decryptionMode, bool) and data__decryptionMode == 2 or isinstance(data__decryptionMode, (int, float)) and not isinstance(data__decryptionMode, bool) and data__decryptionMode == 3 or isinstance(data__decryptionMode, (int, float)) and not isinstance(data__decryptionMode, bool) and data__decryptionMode == 4 or isinstance(data__decryptionMode, (int, float)) and not isinstance(data__decryptionMode, bool) and data__decryptionMode == 5 or isinstance(data__decryptionMode, (int, float)) and not isinstance(data__decryptionMode, bool) and data__decryptionMode == 6 or isinstance(data__decryptionMode, (int, float)) and not isinstance(data__decryptionMode, bool) and data__decryptionMode == 7 or isinstance(data__decryptionMode, (int, float)) and not isinstance(data__decryptionMode, bool) and data__decryptionMode == 8):
                raise Unclean
        if "secret" in data_keys:
            data_keys.remove("secret")
            data__secret = data["secret"]
            data__secret_any_of_count71 = 0
            if not data__secret_any_of_count71:
                try:
                    if not isinstance(data__secret, (str)):
                        raise Unclean
                    if isinstance(data__secret, str):
                        data__secret_len = len(data__secret)
                        if data__secret_len < 1:
                            raise Unclean
                    data__secret_any_of_count71 += 1
                except Unclean: pass
            if not data__secret_any_of_count71:
                try:
                    if not isinstance(data__secret, (str)):
                        raise Unclean
                    if isinstance(data__secret, str):
                        if not _P[1](data__secret):
                            raise Unclean
                    data__secret_any_of_count71 += 1
                except Unclean: pass
            if not data__secret_any_of_count71:
                raise Unclean
        if "salt" in data_keys:
            data_keys.remove("salt")
            data__salt = data["salt"]
            data__salt_any_of_count72 = 0
            if not data__salt_any_of_count72:
                try:
                    if not isinstance(data__salt, (str)):
                        raise Unclean
                    if isinstance(data__salt, str):
                        if not _P[12](data__salt):
                            raise Unclean
                    data__salt_any_of_count72 += 1
                except Unclean: pass
            if not data__salt_any_of_count72:
                try:
                    if not isinstance(data__salt, (str)):
                        raise Unclean
                    if isinstance(data__salt, str):
                        if not _P[1](data__salt):
                            raise Unclean
                    data__salt_any_of_count72 += 1
                except Unclean: pass
            if not data__salt_any_of_count72:
                raise Unclean
        if "maxIdleTime" in data_keys:
            data_keys.remove("maxIdleTime")
            data__maxIdleTime = data["maxIdleTime"]
            if not isinstance(data__maxIdleTime, (int)) and not (isinstance(data__maxIdleTime, float) and data__maxIdleTime.is_integer()) or isinstance(data__maxIdleTime, bool):
                raise Unclean
            if isinstance(data__maxIdleTime, (int, float)) and not isinstance(data__maxIdleTime, bool):
                if data__maxIdleTime < 5:
                    raise Unclean
                if data__maxIdleTime > 2592000:
                    raise Unclean
        if "streamTypes" in data_keys:
            data_keys.remove("streamTypes")
            data__streamTypes = data["streamTypes"]
            if not isinstance(data__streamTypes, (int)) and not (isinstance(data__streamTypes, float) and data__streamTypes.is_integer()) or isinstance(data__streamTypes, bool):
                raise Unclean
            if not (isinstance(data__streamTypes, (int, float)) and not isinstance(data__streamTypes, bool) and data__streamTypes == 0 or isinstance(data__streamTypes, (int, float)) and not isinstance(data__streamTypes, bool) and data__streamTypes == 1 or isinstance(data__streamTypes, (int, float)) and not isinstance(data__streamTypes, bool) and data__streamTypes == 2):
                raise Unclean
        if "videoStreamType" in data_keys:
            data_keys.remove("videoStreamType")
            data__videoStreamType = data["videoStreamType"]
            if not isinstance(data__videoStreamType, (int)) and not (isinstance(data__videoStreamType, float) and data__videoStreamType.is_integer()) or isinstance(data__videoStreamType, bool):
                raise Unclean
            if not (isinstance(data__videoStreamType, (int, float)) and not isinstance(data__videoStreamType, bool) and data__videoStreamType == 0 or isinstance(data__videoStreamType, (int, float)) and not isinstance(data__videoStreamType, bool) and data__videoStreamType == 1):
                raise Unclean
        if "subscribeAudioUids" in data_keys:
            data_keys.remove("subscribeAudioUids")
            data__subscribeAudioUids = data["subscribeAudioUids"]
            data__subscribeAudioUids_any_of_count73 = 0
            if not data__subscribeAudioUids_any_of_count73:
                try:
                    if not isinstance(data__subscribeAudioUids, (list, tuple)):
                        raise Unclean
                    data__subscribeAudioUids_is_list = isinstance(data__subscribeAudioUids, (list, tuple))
                    if data__subscribeAudioUids_is_list:
                        data__subscribeAudioUids_len = len(data__subscribeAudioUids)
                        if data__subscribeAudioUids_len < 1:
                            raise Unclean
                    data__subscribeAudioUids_is_list = isinstance(data__subscribeAudioUids, (list, tuple))
                    if data__subscribeAudioUids_is_list:
                        data__subscribeAudioUids_len = len(data__subscribeAudioUids)
                        if data__subscribeAudioUids_len > 32:
                            raise Unclean
                        for data__subscribeAudioUids_x, data__subscribeAudioUids_item in enumerate(data__subscribeAudioUids):
                            data__subscribeAudioUids_item_any_of_count74 = 0
                            if not data__subscribeAudioUids_item_any_of_count74:
                                try:
                                    if not isinstance(data__subscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__subscribeAudioUids_item, str):
                                        if not _P[2](data__subscribeAudioUids_item):
                                            raise Unclean
                                        if not _P[3](data__subscribeAudioUids_item):
                                            raise Unclean
                                    data__subscribeAudioUids_item_any_of_count74 += 1
                                except Unclean: pass
                            if not data__subscribeAudioUids_item_any_of_count74:
                                try:
                                    if not isinstance(data__subscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__subscribeAudioUids_item, str):
                                        if not _P[1](data__subscribeAudioUids_item):
                                            raise Unclean
                                    data__subscribeAudioUids_item_any_of_count74 += 1
                                except Unclean: pass
                            if not data__subscribeAudioUids_item_any_of_count74:
                                raise Unclean
                    data__subscribeAudioUids_any_of_count73 += 1
                except Unclean: pass
            if not data__subscribeAudioUids_any_of_count73:
                try:
                    if not isinstance(data__subscribeAudioUids, (str)):
                        raise Unclean
                    if isinstance(data__subscribeAudioUids, str):
                        if not _P[1](data__subscribeAudioUids):
                            raise Unclean
                    data__subscribeAudioUids_any_of_count73 += 1
                except Unclean: pass
            if not data__subscribeAudioUids_any_of_count73:
                raise Unclean
        if "unsubscribeAudioUids" in data_keys:
            data_keys.remove("unsubscribeAudioUids")
            data__unsubscribeAudioUids = data["unsubscribeAudioUids"]
            data__unsubscribeAudioUids_any_of_count75 = 0
            if not data__unsubscribeAudioUids_any_of_count75:
                try:
                    if not isinstance(data__unsubscribeAudioUids, (list, tuple)):
                        raise Unclean
                    data__unsubscribeAudioUids_is_list = isinstance(data__unsubscribeAudioUids, (list, tuple))
                    if data__unsubscribeAudioUids_is_list:
                        data__unsubscribeAudioUids_len = len(data__unsubscribeAudioUids)
                        if data__unsubscribeAudioUids_len < 1:
                            raise Unclean
                    data__unsubscribeAudioUids_is_list = isinstance(data__unsubscribeAudioUids, (list, tuple))
                    if data__unsubscribeAudioUids_is_list:
                        data__unsubscribeAudioUids_len = len(data__unsubscribeAudioUids)
                        if data__unsubscribeAudioUids_len > 32:
                            raise Unclean
                        for data__unsubscribeAudioUids_x, data__unsubscribeAudioUids_item in enumerate(data__unsubscribeAudioUids):
                            data__unsubscribeAudioUids_item_any_of_count76 = 0
                            if not data__unsubscribeAudioUids_item_any_of_count76:
                                try:
                                    if not isinstance(data__unsubscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unsubscribeAudioUids_item, str):
                                        if not _P[2](data__unsubscribeAudioUids_item):
                                            raise Unclean
                                        if not _P[3](data__unsubscribeAudioUids_item):
                                            raise Unclean
                                    data__unsubscribeAudioUids_item_any_of_count76 += 1
                                except Unclean: pass
                            if not data__unsubscribeAudioUids_item_any_of_count76:
                                try:
                                    if not isinstance(data__unsubscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unsubscribeAudioUids_item, str):
                                        if not _P[1](data__unsubscribeAudioUids_item):
                                            raise Unclean
                                    data__unsubscribeAudioUids_item_any_of_count76 += 1
                                except Unclean: pass
                            if not data__unsubscribeAudioUids_item_any_of_count76:
                                raise Unclean
                    data__unsubscribeAudioUids_any_of_count75 += 1
                except Unclean: pass
            if not data__unsubscribeAudioUids_any_of_count75:
                try:
                    if not isinstance(data__unsubscribeAudioUids, (str)):
                        raise Unclean
                    if isinstance(data__unsubscribeAudioUids, str):
                        if not _P[1](data__unsubscribeAudioUids):
                            raise Unclean
                    data__unsubscribeAudioUids_any_of_count75 += 1
                except Unclean: pass
            if not data__unsubscribeAudioUids_any_of_count75:
                raise Unclean
        if "unSubscribeAudioUids" in data_keys:
            data_keys.remove("unSubscribeAudioUids")
            data__unSubscribeAudioUids = data["unSubscribeAudioUids"]
            data__unSubscribeAudioUids_any_of_count77 = 0
            if not data__unSubscribeAudioUids_any_of_count77:
                try:
                    if not isinstance(data__unSubscribeAudioUids, (list, tuple)):
                        raise Unclean
                    data__unSubscribeAudioUids_is_list = isinstance(data__unSubscribeAudioUids, (list, tuple))
                    if data__unSubscribeAudioUids_is_list:
                        data__unSubscribeAudioUids_len = len(data__unSubscribeAudioUids)
                        if data__unSubscribeAudioUids_len < 1:
                            raise Unclean
                    data__unSubscribeAudioUids_is_list = isinstance(data__unSubscribeAudioUids, (list, tuple))
                    if data__unSubscribeAudioUids_is_list:
                        data__unSubscribeAudioUids_len = len(data__unSubscribeAudioUids)
                        if data__unSubscribeAudioUids_len > 32:
                            raise Unclean
                        for data__unSubscribeAudioUids_x, data__unSubscribeAudioUids_item in enumerate(data__unSubscribeAudioUids):
                            data__unSubscribeAudioUids_item_any_of_count78 = 0
                            if not data__unSubscribeAudioUids_item_any_of_count78:
                                try:
                                    if not isinstance(data__unSubscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unSubscribeAudioUids_item, str):
                                        if not _P[2](data__unSubscribeAudioUids_item):
                                            raise Unclean
                                        if not _P[3](data__unSubscribeAudioUids_item):
                                            raise Unclean
                                    data__unSubscribeAudioUids_item_any_of_count78 += 1
                                except Unclean: pass
                            if not data__unSubscribeAudioUids_item_any_of_count78:
                                try:
                                    if not isinstance(data__unSubscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unSubscribeAudioUids_item, str):
                                        if not _P[1](data__unSubscribeAudioUids_item):
                                            raise Unclean
                                    data__unSubscribeAudioUids_item_any_of_count78 += 1
                                except Unclean: pass
                            if not data__unSubscribeAudioUids_item_any_of_count78:
                                raise Unclean
                    data__unSubscribeAudioUids_any_of_count77 += 1
                except Unclean: pass
            if not data__unSubscribeAudioUids_any_of_count77:
                try:
                    if not isinstance(data__unSubscribeAudioUids, (str)):
                        raise Unclean
                    if isinstance(data__unSubscribeAudioUids, str):
                        if not _P[1](data__unSubscribeAudioUids):
                            raise Unclean
                    data__unSubscribeAudioUids_any_of_count77 += 1
                except Unclean: pass
            if not data__unSubscribeAudioUids_any_of_count77:
                raise Unclean
        if "subscribeVideoUids" in data_keys:
            data_keys.remove("subscribeVideoUids")
            data__subscribeVideoUids = data["subscribeVideoUids"]
            data__subscribeVideoUids_any_of_count79 = 0
            if not data__subscribeVideoUids_any_of_count79:
                try:
                    if not isinstance(data__subscribeVideoUids, (list, tuple)):
                        raise Unclean
                    data__subscribeVideoUids_is_list = isinstance(data__subscribeVideoUids, (list, tuple))
                    if data__subscribeVideoUids_is_list:
                        data__subscribeVideoUids_len = len(data__subscribeVideoUids)
                        if data__subscribeVideoUids_len < 1:
                            raise Unclean
                    data__subscribeVideoUids_is_list = isinstance(data__subscribeVideoUids, (list, tuple))
                    if data__subscribeVideoUids_is_list:
                        data__subscribeVideoUids_len = len(data__subscribeVideoUids)
                        if data__subscribeVideoUids_len > 32:
                            raise Unclean
                        for data__subscribeVideoUids_x, data__subscribeVideoUids_item in enumerate(data__subscribeVideoUids):
                            data__subscribeVideoUids_item_any_of_count80 = 0
                            if not data__subscribeVideoUids_item_any_of_count80:
                                try:
                                    if not isinstance(data__subscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__subscribeVideoUids_item, str):
                                        if not _P[2](data__subscribeVideoUids_item):
                                            raise Unclean
                                        if not _P[3](data__subscribeVideoUids_item):
                                            raise Unclean
                                    data__subscribeVideoUids_item_any_of_count80 += 1
                                except Unclean: pass
                            if not data__subscribeVideoUids_item_any_of_count80:
                                try:
                                    if not isinstance(data__subscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__subscribeVideoUids_item, str):
                                        if not _P[1](data__subscribeVideoUids_item):
                                            raise Unclean
                                    data__subscribeVideoUids_item_any_of_count80 += 1
                                except Unclean: pass
                            if not data__subscribeVideoUids_item_any_of_count80:
                                raise Unclean
                    data__subscribeVideoUids_any_of_count79 += 1
                except Unclean: pass
            if not data__subscribeVideoUids_any_of_count79:
                try:
                    if not isinstance(data__subscribeVideoUids, (str)):
                        raise Unclean
                    if isinstance(data__subscribeVideoUids, str):
                        if not _P[1](data__subscribeVideoUids):
                            raise Unclean
                    data__subscribeVideoUids_any_of_count79 += 1
                except Unclean: pass
            if not data__subscribeVideoUids_any_of_count79:
                raise Unclean
        if "unsubscribeVideoUids" in data_keys:
            data_keys.remove("unsubscribeVideoUids")
            data__unsubscribeVideoUids = data["unsubscribeVideoUids"]
            data__unsubscribeVideoUids_any_of_count81 = 0
            if not data__unsubscribeVideoUids_any_of_count81:
                try:
                    if not isinstance(data__unsubscribeVideoUids, (list, tuple)):
                        raise Unclean
                    data__unsubscribeVideoUids_is_list = isinstance(data__unsubscribeVideoUids, (list, tuple))
                    if data__unsubscribeVideoUids_is_list:
                        data__unsubscribeVideoUids_len = len(data__unsubscribeVideoUids)
                        if data__unsubscribeVideoUids_len < 1:
                            raise Unclean
                    data__unsubscribeVideoUids_is_list = isinstance(data__unsubscribeVideoUids, (list, tuple))
                    if data__unsubscribeVideoUids_is_list:
                        data__unsubscribeVideoUids_len = len(data__unsubscribeVideoUids)
                        if data__unsubscribeVideoUids_len > 32:
                            raise Unclean
                        for data__unsubscribeVideoUids_x, data__unsubscribeVideoUids_item in enumerate(data__unsubscribeVideoUids):
                            data__unsubscribeVideoUids_item_any_of_count82 = 0
                            if not data__unsubscribeVideoUids_item_any_of_count82:
                                try:
                                    if not isinstance(data__unsubscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unsubscribeVideoUids_item, str):
                                        if not _P[2](data__unsubscribeVideoUids_item):
                                            raise Unclean
                                        if not _P[3](data__unsubscribeVideoUids_item):
                                            raise Unclean
                                    data__unsubscribeVideoUids_item_any_of_count82 += 1
                                except Unclean: pass
                            if not data__unsubscribeVideoUids_item_any_of_count82:
                                try:
                                    if not isinstance(data__unsubscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unsubscribeVideoUids_item, str):
                                        if not _P[1](data__unsubscribeVideoUids_item):
                                            raise Unclean
                                    data__unsubscribeVideoUids_item_any_of_count82 += 1
                                except Unclean: pass
                            if not data__unsubscribeVideoUids_item_any_of_count82:
                                raise Unclean
                    data__unsubscribeVideoUids_any_of_count81 += 1
                except Unclean: pass
            if not data__unsubscribeVideoUids_any_of_count81:
                try:
                    if not isinstance(data__unsubscribeVideoUids, (str)):
                        raise Unclean
                    if isinstance(data__unsubscribeVideoUids, str):
                        if not _P[1](data__unsubscribeVideoUids):
                            raise Unclean
                    data__unsubscribeVideoUids_any_of_count81 += 1
                except Unclean: pass
            if not data__unsubscribeVideoUids_any_of_count81:
                raise Unclean
        if "unSubscribeVideoUids" in data_keys:
            data_keys.remove("unSubscribeVideoUids")
            data__unSubscribeVideoUids = data["unSubscribeVideoUids"]
            data__unSubscribeVideoUids_any_of_count83 = 0
            if not data__unSubscribeVideoUids_any_of_count83:
                try:
                    if not isinstance(data__unSubscribeVideoUids, (list, tuple)):
                        raise Unclean
                    data__unSubscribeVideoUids_is_list = isinstance(data__unSubscribeVideoUids, (list, tuple))
                    if data__unSubscribeVideoUids_is_list:
                        data__unSubscribeVideoUids_len = len(data__unSubscribeVideoUids)
                        if data__unSubscribeVideoUids_len < 1:
                            raise Unclean
                    data__unSubscribeVideoUids_is_list = isinstance(data__unSubscribeVideoUids, (list, tuple))
                    if data__unSubscribeVideoUids_is_list:
                        data__unSubscribeVideoUids_len = len(data__unSubscribeVideoUids)
                        if data__unSubscribeVideoUids_len > 32:
                            raise Unclean
                        for data__unSubscribeVideoUids_x, data__unSubscribeVideoUids_item in enumerate(data__unSubscribeVideoUids):
                            data__unSubscribeVideoUids_item_any_of_count84 = 0
                            if not data__unSubscribeVideoUids_item_any_of_count84:
                                try:
                                    if not isinstance(data__unSubscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unSubscribeVideoUids_item, str):
                                        if not _P[2](data__unSubscribeVideoUids_item):
                                            raise Unclean
                                        if not _P[3](data__unSubscribeVideoUids_item):
                                            raise Unclean
                                    data__unSubscribeVideoUids_item_any_of_count84 += 1
                                except Unclean: pass
                            if not data__unSubscribeVideoUids_item_any_of_count84:
                                try:
                                    if not isinstance(data__unSubscribeVideoUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unSubscribeVideoUids_item, str):
                                        if not _P[1](data__unSubscribeVideoUids_item):
                                            raise Unclean
                                    data__unSubscribeVideoUids_item_any_of_count84 += 1
                                except Unclean: pass
                            if not data__unSubscribeVideoUids_item_any_of_count84:
                                raise Unclean
                    data__unSubscribeVideoUids_any_of_count83 += 1
                except Unclean: pass
            if not data__unSubscribeVideoUids_any_of_count83:
                try:
                    if not isinstance(data__unSubscribeVideoUids, (str)):
                        raise Unclean
                    if isinstance(data__unSubscribeVideoUids, str):
                        if not _P[1](data__unSubscribeVideoUids):
                            raise Unclean
                    data__unSubscribeVideoUids_any_of_count83 += 1
                except Unclean: pass
            if not data__unSubscribeVideoUids_any_of_count83:
                raise Unclean
        if "subscribeUidGroup" in data_keys:
            data_keys.remove("subscribeUidGroup")
            data__subscribeUidGroup = data["subscribeUidGroup"]
            if not isinstance(data__subscribeUidGroup, (int)) and not (isinstance(data__subscribeUidGroup, float) and data__subscribeUidGroup.is_integer()) or isinstance(data__subscribeUidGroup, bool):
                raise Unclean
            if not (isinstance(data__subscribeUidGroup, (int, float)) and not isinstance(data__subscribeUidGroup, bool) and data__subscribeUidGroup == 0 or isinstance(data__subscribeUidGroup, (int, float)) and not isinstance(data__subscribeUidGroup, bool) and data__subscribeUidGroup == 1 or isinstance(data__subscribeUidGroup, (int, float)) and not isinstance(data__subscribeUidGroup, bool) and data__subscribeUidGroup == 2 or isinstance(data__subscribeUidGroup, (int, float)) and not isinstance(data__subscribeUidGroup, bool) and data__subscribeUidGroup == 3 or isinstance(data__subscribeUidGroup, (int, float)) and not isinstance(data__subscribeUidGroup, bool) and data__subscribeUidGroup == 4 or isinstance(data__subscribeUidGroup, (int, float)) and not isinstance(data__subscribeUidGroup, bool) and data__subscribeUidGroup == 5):
                raise Unclean
        if "streamMode" in data_keys:
            data_keys.remove("streamMode")
            data__streamMode = data["streamMode"]
            data__streamMode_any_of_count85 = 0
            if not data__streamMode_any_of_count85:
                try:
                    if not isinstance(data__streamMode, (str)):
                        raise Unclean
                    if not (isinstance(data__streamMode, str) and data__streamMode == 'default' or isinstance(data__streamMode, str) and data__streamMode == 'standard' or isinstance(data__streamMode, str) and data__streamMode == 'original'):
                        raise Unclean
                    data__streamMode_any_of_count85 += 1
                except Unclean: pass
            if not data__streamMode_any_of_count85:
                try:
                    if not isinstance(data__streamMode, (str)):
                        raise Unclean
                    if isinstance(data__streamMode, str):
                        if not _P[1](data__streamMode):
                            raise Unclean
                    data__streamMode_any_of_count85 += 1
                except Unclean: pass
            if not data__streamMode_any_of_count85:
                raise Unclean
        if "audioProfile" in data_keys:
            data_keys.remove("audioProfile")
            data__audioProfile = data["audioProfile"]
            if not isinstance(data__audioProfile, (int)) and not (isinstance(data__audioProfile, float) and data__audioProfile.is_integer()) or isinstance(data__audioProfile, bool):
                raise Unclean
            if not (isinstance(data__audioProfile, (int, float)) and not isinstance(data__audioProfile, bool) and data__audioProfile == 0 or isinstance(data__audioProfile, (int, float)) and not isinstance(data__audioProfile, bool) and data__audioProfile == 1 or isinstance(data__audioProfile, (int, float)) and not isinstance(data__audioProfile, bool) and data__audioProfile == 2):
                raise Unclean
        if "transcodingConfig" in data_keys:
            data_keys.remove("transcodingConfig")
            data__transcodingConfig = data["transcodingConfig"]
            data__transcodingConfig_any_of_count86 = 0
            if not data__transcodingConfig_any_of_count86:
                try:
                    validate___definitions_transcodingconfig(data__transcodingConfig)
                    data__transcodingConfig_any_of_count86 += 1
                except Unclean: pass
            if not data__transcodingConfig_any_of_count86:
                try:
                    if not isinstance(data__transcodingConfig, (str)):
                        raise Unclean
                    if isinstance(data__transcodingConfig, str):
                        if not _P[1](data__transcodingConfig):
                            raise Unclean
                    data__transcodingConfig_any_of_count86 += 1
                except Unclean: pass
            if not data__transcodingConfig_any_of_count86:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_layoutregion(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['x_axis', 'y_axis', 'width', 'height']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "uid" in data_keys:
            data_keys.remove("uid")
            data__uid = data["uid"]
            data__uid_any_of_count87 = 0
            if not data__uid_any_of_count87:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[4](data__uid):
                            raise Unclean
                    data__uid_any_of_count87 += 1
                except Unclean: pass
            if not data__uid_any_of_count87:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[1](data__uid):
                            raise Unclean
                    data__uid_any_of_count87 += 1
                except Unclean: pass
            if not data__uid_any_of_count87:
                raise Unclean
        if "x_axis" in data_keys:
            data_keys.remove("x_axis")
            data__xaxis = data["x_axis"]
            if not isinstance(data__xaxis, (int, float)) or isinstance(data__xaxis, bool):
                raise Unclean
            if isinstance(data__xaxis, (int, float)) and not isinstance(data__xaxis, bool):
                if data__xaxis < 0:
                    raise Unclean
                if data__xaxis > 1:
                    raise Unclean
        if "y_axis" in data_keys:
            data_keys.remove("y_axis")
            data__yaxis = data["y_axis"]
            if not isinstance(data__yaxis, (int, float)) or isinstance(data__yaxis, bool):
                raise Unclean
            if isinstance(data__yaxis, (int, float)) and not isinstance(data__yaxis, bool):
                if data__yaxis < 0:
                    raise Unclean
                if data__yaxis > 1:
                    raise Unclean
        if "width" in data_keys:
            data_keys.remove("width")
            data__width = data["width"]
            if not isinstance(data__width, (int, float)) or isinstance(data__width, bool):
                raise Unclean
            if isinstance(data__width, (int, float)) and not isinstance(data__width, bool):
                if data__width < 0:
                    raise Unclean
                if data__width > 1:
                    raise Unclean
        if "height" in data_keys:
            data_keys.remove("height")
            data__height = data["height"]
            if not isinstance(data__height, (int, float)) or isinstance(data__height, bool):
                raise Unclean
            if isinstance(data__height, (int, float)) and not isinstance(data__height, bool):
                if data__height < 0:
                    raise Unclean
                if data__height > 1:
                    raise Unclean
        if "alpha" in data_keys:
            data_keys.remove("alpha")
            data__alpha = data["alpha"]
            if not isinstance(data__alpha, (int, float)) or isinstance(data__alpha, bool):
                raise Unclean
            if isinstance(data__alpha, (int, float)) and not isinstance(data__alpha, bool):
                if data__alpha < 0:
                    raise Unclean
                if data__alpha > 1:
                    raise Unclean
        if "render_mode" in data_keys:
            data_keys.remove("render_mode")
            data__rendermode = data["render_mode"]
            if not isinstance(data__rendermode, (int)) and not (isinstance(data__rendermode, float) and data__rendermode.is_integer()) or isinstance(data__rendermode, bool):
                raise Unclean
            if not (isinstance(data__rendermode, (int, float)) and not isinstance(data__rendermode, bool) and data__rendermode == 0 or isinstance(data__rendermode, (int, float)) and not isinstance(data__rendermode, bool) and data__rendermode == 1):
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_extensionserviceconfig(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['extensionServices']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "errorHandlePolicy" in data_keys:
            data_keys.remove("errorHandlePolicy")
            data__errorHandlePolicy = data["errorHandlePolicy"]
            data__errorHandlePolicy_any_of_count88 = 0
            if not data__errorHandlePolicy_any_of_count88:
                try:
                    if not isinstance(data__errorHandlePolicy, (str)):
                        raise Unclean
                    if not (isinstance(data__errorHandlePolicy, str) and data__errorHandlePolicy == 'error_abort' or isinstance(data__errorHandlePolicy, str) and data__errorHandlePolicy == 'error_ignore' or isinstance(data__errorHandlePolicy, str) and data__errorHandlePolicy == ''):
                        raise Unclean
                    if not (isinstance(data__errorHandlePolicy, str) and data__errorHandlePolicy == 'error_abort' or isinstance(data__errorHandlePolicy, str) and data__errorHandlePolicy == '' or data__errorHandlePolicy is None):
                        raise Unclean
                    data__errorHandlePolicy_any_of_count88 += 1
                except Unclean: pass
            if not data__errorHandlePolicy_any_of_count88:
                try:
                    if not isinstance(data__errorHandlePolicy, (str)):
                        raise Unclean
                    if isinstance(data__errorHandlePolicy, str):
                        if not _P[1](data__errorHandlePolicy):
                            raise Unclean
                    data__errorHandlePolicy_any_of_count88 += 1
                except Unclean: pass
            if not data__errorHandlePolicy_any_of_count88:
                raise Unclean
        if "apiVersion" in data_keys:
            data_keys.remove("apiVersion")
            data__apiVersion = data["apiVersion"]
            data__apiVersion_any_of_count89 = 0
            if not data__apiVersion_any_of_count89:
                try:
                    if not isinstance(data__apiVersion, (str)):
                        raise Unclean
                    if isinstance(data__apiVersion, str):
                        data__apiVersion_len = len(data__apiVersion)
                        if data__apiVersion_len < 1:
                            raise Unclean
                    data__apiVersion_any_of_count89 += 1
                except Unclean: pass
            if not data__apiVersion_any_of_count89:
                try:
                    if not isinstance(data__apiVersion, (str)):
                        raise Unclean
                    if isinstance(data__apiVersion, str):
                        if not _P[1](data__apiVersion):
                            raise Unclean
                    data__apiVersion_any_of_count89 += 1
                except Unclean: pass
            if not data__apiVersion_any_of_count89:
                raise Unclean
        if "extensionServices" in data_keys:
            data_keys.remove("extensionServices")
            data__extensionServices = data["extensionServices"]
            data__extensionServices_any_of_count90 = 0
            if not data__extensionServices_any_of_count90:
                try:
                    if not isinstance(data__extensionServices, (list, tuple)):
                        raise Unclean
                    data__extensionServices_is_list = isinstance(data__extensionServices, (list, tuple))
                    if data__extensionServices_is_list:
                        data__extensionServices_len = len(data__extensionServices)
                        if data__extensionServices_len > 2:
                            raise Unclean
                    data__extensionServices_is_list = isinstance(data__extensionServices, (list, tuple))
                    if data__extensionServices_is_list:
                        data__extensionServices_len = len(data__extensionServices)
                        if data__extensionServices_len < 1:
                            raise Unclean
                        for data__extensionServices_x, data__extensionServices_item in enumerate(data__extensionServices):
                            data__extensionServices_item_any_of_count91 = 0
                            if not data__extensionServices_item_any_of_count91:
                                try:
                                    validate___definitions_extensionservice(data__extensionServices_item)
                                    data__extensionServices_item_any_of_count91 += 1
                                except Unclean: pass
                            if not data__extensionServices_item_any_of_count91:
                                try:
                                    if not isinstance(data__extensionServices_item, (str)):
                                        raise Unclean
                                    if isinstance(data__extensionServices_item, str):
                                        if not _P[1](data__extensionServices_item):
                                            raise Unclean
                                    data__extensionServices_item_any_of_count91 += 1
                                except Unclean: pass
                            if not data__extensionServices_item_any_of_count91:
                                raise Unclean
                    data__extensionServices_any_of_count90 += 1
                except Unclean: pass
            if not data__extensionServices_any_of_count90:
                try:
                    if not isinstance(data__extensionServices, (str)):
                        raise Unclean
                    if isinstance(data__extensionServices, str):
                        if not _P[1](data__extensionServices):
                            raise Unclean
                    data__extensionServices_any_of_count90 += 1
                except Unclean: pass
            if not data__extensionServices_any_of_count90:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_extensionservice(data):
    if not isinstance(data, (dict)):
        raise Unclean
    try:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['serviceName']) - data.keys()
            if data__missing_keys:
                raise Unclean
            data_keys = set(data.keys())
            if "serviceName" in data_keys:
                data_keys.remove("serviceName")
                data__serviceName = data["serviceName"]
                if not (isinstance(data__serviceName, str) and data__serviceName == 'web_recorder_service'):
                    raise Unclean
    except Unclean:
        pass
    else:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data_keys = set(data.keys())
            if "serviceParam" in data_keys:
                data_keys.remove("serviceParam")
                data__serviceParam = data["serviceParam"]
                data__serviceParam_any_of_count92 = 0
                if not data__serviceParam_any_of_count92:
                    try:
                        validate___definitions_webrecorderparam(data__serviceParam)
                        data__serviceParam_any_of_count92 += 1
                    except Unclean: pass
                if not data__serviceParam_any_of_count92:
                    try:
                        if not isinstance(data__serviceParam, (str)):
                            raise Unclean
                        if isinstance(data__serviceParam, str):
                            if not _P[1](data__serviceParam):
                                raise Unclean
                        data__serviceParam_any_of_count92 += 1
                    except Unclean: pass
                if not data__serviceParam_any_of_count92:
                    raise Unclean
    try:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['serviceName']) - data.keys()
            if data__missing_keys:
                raise Unclean
            data_keys = set(data.keys())
            if "serviceName" in data_keys:
                data_keys.remove("serviceName")
                data__serviceName = data["serviceName"]
                if not (isinstance(data__serviceName, str) and data__serviceName == 'rtmp_publish_service'):
                    raise Unclean
    except Unclean:
        pass
    else:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data_keys = set(data.keys())
            if "serviceParam" in data_keys:
                data_keys.remove("serviceParam")
                data__serviceParam = data["serviceParam"]
                data__serviceParam_any_of_count93 = 0
                if not data__serviceParam_any_of_count93:
                    try:
                        validate___definitions_rtmppublishparam(data__serviceParam)
                        data__serviceParam_any_of_count93 += 1
                    except Unclean: pass
                if not data__serviceParam_any_of_count93:
                    try:
                        if not isinstance(data__serviceParam, (str)):
                            raise Unclean
                        if isinstance(data__serviceParam, str):
                            if not _P[1](data__serviceParam):
                                raise Unclean
                        data__serviceParam_any_of_count93 += 1
                    except Unclean: pass
                if not data__serviceParam_any_of_count93:
                    raise Unclean
    try:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['serviceName']) - data.keys()
            if data__missing_keys:
                raise Unclean
            data_keys = set(data.keys())
            if "serviceName" in data_keys:
                data_keys.remove("serviceName")
                data__serviceName = data["serviceName"]
                try:
                    if not (isinstance(data__serviceName, str) and data__serviceName == 'web_recorder_service' or isinstance(data__serviceName, str) and data__serviceName == 'rtmp_publish_service' or isinstance(data__serviceName, str) and data__serviceName == 'aliyun_vod_service'):
                        raise Unclean
                except Unclean: pass
                else:
                    raise Unclean
    except Unclean:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['serviceParam']) - data.keys()
            if data__missing_keys:
                raise Unclean
    else:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['serviceParam']) - data.keys()
            if data__missing_keys:
                raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['serviceName']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "serviceName" in data_keys:
            data_keys.remove("serviceName")
            data__serviceName = data["serviceName"]
            data__serviceName_any_of_count94 = 0
            if not data__serviceName_any_of_count94:
                try:
                    if not isinstance(data__serviceName, (str)):
                        raise Unclean
                    if not (isinstance(data__serviceName, str) and data__serviceName == 'web_recorder_service' or isinstance(data__serviceName, str) and data__serviceName == 'rtmp_publish_service' or isinstance(data__serviceName, str) and data__serviceName == 'aliyun_vod_service' or isinstance(data__serviceName, str) and data__serviceName == 'aliyun_voice_async_scan' or isinstance(data__serviceName, str) and data__serviceName == 'kingsoft_voice_scan'):
                        raise Unclean
                    try:
                        if not (isinstance(data__serviceName, str) and data__serviceName == 'aliyun_vod_service'):
                            raise Unclean
                    except Unclean: pass
                    else:
                        raise Unclean
                    try:
                        if not (isinstance(data__serviceName, str) and data__serviceName == 'aliyun_voice_async_scan' or isinstance(data__serviceName, str) and data__serviceName == 'kingsoft_voice_scan'):
                            raise Unclean
                    except Unclean: pass
                    else:
                        raise Unclean
                    data__serviceName_any_of_count94 += 1
                except Unclean: pass
            if not data__serviceName_any_of_count94:
                try:
                    if not isinstance(data__serviceName, (str)):
                        raise Unclean
                    if isinstance(data__serviceName, str):
                        if not _P[1](data__serviceName):
                            raise Unclean
                    data__serviceName_any_of_count94 += 1
                except Unclean: pass
            if not data__serviceName_any_of_count94:
                raise Unclean
        if "errorHandlePolicy" in data_keys:
            data_keys.remove("errorHandlePolicy")
            data__errorHandlePolicy = data["errorHandlePolicy"]
            data__errorHandlePolicy_any_of_count95 = 0
            if not data__errorHandlePolicy_any_of_count95:
                try:
                    if not isinstance(data__errorHandlePolicy, (str)):
                        raise Unclean
                    if not (isinstance(data__errorHandlePolicy, str) and data__errorHandlePolicy == 'error_abort' or isinstance(data__errorHandlePolicy, str) and data__errorHandlePolicy == 'error_ignore' or isinstance(data__errorHandlePolicy, str) and data__errorHandlePolicy == ''):
                        raise Unclean
                    data__errorHandlePolicy_any_of_count95 += 1
                except Unclean: pass
            if not data__errorHandlePolicy_any_of_count95:
                try:
                    if not isinstance(data__errorHandlePolicy, (str)):
                        raise Unclean
                    if isinstance(data__errorHandlePolicy, str):
                        if not _P[1](data__errorHandlePolicy):
                            raise Unclean
                    data__errorHandlePolicy_any_of_count95 += 1
                except Unclean: pass
            if not data__errorHandlePolicy_any_of_count95:
                raise Unclean
        if "serviceParam" in data_keys:
            data_keys.remove("serviceParam")
            data__serviceParam = data["serviceParam"]
            data__serviceParam_any_of_count96 = 0
            if not data__serviceParam_any_of_count96:
                try:
                    if not isinstance(data__serviceParam, (dict)):
                        raise Unclean
                    data__serviceParam_any_of_count96 += 1
                except Unclean: pass
            if not data__serviceParam_any_of_count96:
                try:
                    if not isinstance(data__serviceParam, (str)):
                        raise Unclean
                    if isinstance(data__serviceParam, str):
                        if not _P[1](data__serviceParam):
                            raise Unclean
                    data__serviceParam_any_of_count96 += 1
                except Unclean: pass
            if not data__serviceParam_any_of_count96:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_extensionparams(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "sse" in data_keys:
            data_keys.remove("sse")
            data__sse = data["sse"]
            data__sse_any_of_count97 = 0
            if not data__sse_any_of_count97:
                try:
                    if not isinstance(data__sse, (str)):
                        raise Unclean
                    if not (isinstance(data__sse, str) and data__sse == 'kms' or isinstance(data__sse, str) and data__sse == 'aes256' or isinstance(data__sse, str) and data__sse == ''):
                        raise Unclean
                    data__sse_any_of_count97 += 1
                except Unclean: pass
            if not data__sse_any_of_count97:
                try:
                    if not isinstance(data__sse, (str)):
                        raise Unclean
                    if isinstance(data__sse, str):
                        if not _P[1](data__sse):
                            raise Unclean
                    data__sse_any_of_count97 += 1
                except Unclean: pass
            if not data__sse_any_of_count97:
                raise Unclean
        if "tag" in data_keys:
            data_keys.remove("tag")
            data__tag = data["tag"]
            data__tag_any_of_count98 = 0
            if not data__tag_any_of_count98:
                try:
                    if not isinstance(data__tag, (str)):
                        raise Unclean
                    data__tag_any_of_count98 += 1
                except Unclean: pass
            if not data__tag_any_of_count98:
                try:
                    if not isinstance(data__tag, (str)):
                        raise Unclean
                    if isinstance(data__tag, str):
                        if not _P[1](data__tag):
                            raise Unclean
                    data__tag_any_of_count98 += 1
                except Unclean: pass
            if not data__tag_any_of_count98:
                raise Unclean
        if "endpoint" in data_keys:
            data_keys.remove("endpoint")
            data__endpoint = data["endpoint"]
            data__endpoint_any_of_count99 = 0
            if not data__endpoint_any_of_count99:
                try:
                    if not isinstance(data__endpoint, (str)):
                        raise Unclean
                    if isinstance(data__endpoint, str):
                        data__endpoint_len = len(data__endpoint)
                        if data__endpoint_len < 1:
                            raise Unclean
                    data__endpoint_any_of_count99 += 1
                except Unclean: pass
            if not data__endpoint_any_of_count99:
                try:
                    if not isinstance(data__endpoint, (str)):
                        raise Unclean
                    if isinstance(data__endpoint, str):
                        if not _P[1](data__endpoint):
                            raise Unclean
                    data__endpoint_any_of_count99 += 1
                except Unclean: pass
            if not data__endpoint_any_of_count99:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_container(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "format" in data_keys:
            data_keys.remove("format")
            data__format = data["format"]
            data__format_any_of_count100 = 0
            if not data__format_any_of_count100:
                try:
                    if not isinstance(data__format, (str)):
                        raise Unclean
                    if not (isinstance(data__format, str) and data__format == 'mp4' or isinstance(data__format, str) and data__format == 'mp3' or isinstance(data__format, str) and data__format == 'm4a' or isinstance(data__format, str) and data__format == 'aac'):
                        raise Unclean
                    data__format_any_of_count100 += 1
                except Unclean: pass
            if not data__format_any_of_count100:
                try:
                    if not isinstance(data__format, (str)):
                        raise Unclean
                    if isinstance(data__format, str):
                        if not _P[1](data__format):
                            raise Unclean
                    data__format_any_of_count100 += 1
                except Unclean: pass
            if not data__format_any_of_count100:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_clientrequest(data):
    if not isinstance(data, (dict)):
        raise Unclean
    try:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['extensionServiceConfig']) - data.keys()
            if data__missing_keys:
                raise Unclean
            data_keys = set(data.keys())
            if "extensionServiceConfig" in data_keys:
                data_keys.remove("extensionServiceConfig")
                data__extensionServiceConfig = data["extensionServiceConfig"]
                data__extensionServiceConfig_is_dict = isinstance(data__extensionServiceConfig, dict)
                if data__extensionServiceConfig_is_dict:
                    data__extensionServiceConfig__missing_keys = set(['extensionServices']) - data__extensionServiceConfig.keys()
                    if data__extensionServiceConfig__missing_keys:
                        raise Unclean
                    data__extensionServiceConfig_keys = set(data__extensionServiceConfig.keys())
                    if "extensionServices" in data__extensionServiceConfig_keys:
                        data__extensionServiceConfig_keys.remove("extensionServices")
                        data__extensionServiceConfig__extensionServices = data__extensionServiceConfig["extensionServices"]
                        data__extensionServiceConfig__extensionServices_is_list = isinstance(data__extensionServiceConfig__extensionServices, (list, tuple))
                        if data__extensionServiceConfig__extensionServices_is_list:
                            data__extensionServiceConfig__extensionServices_contains = False
                            for data__extensionServiceConfig__extensionServices_key in data__extensionServiceConfig__extensionServices:
                                try:
                                    data__extensionServiceConfig__extensionServices_key_is_dict = isinstance(data__extensionServiceConfig__extensionServices_key, dict)
                                    if data__extensionServiceConfig__extensionServices_key_is_dict:
                                        data__extensionServiceConfig__extensionServices_key__missing_keys = set(['serviceName']) - data__extensionServiceConfig__extensionServices_key.keys()
                                        if data__extensionServiceConfig__extensionServices_key__missing_keys:
                                            raise Unclean
                                        data__extensionServiceConfig__extensionServices_key_keys = set(data__extensionServiceConfig__extensionServices_key.keys())
                                        if "serviceName" in data__extensionServiceConfig__extensionServices_key_keys:
                                            data__extensionServiceConfig__extensionServices_key_keys.remove("serviceName")
                                            data__extensionServiceConfig__extensionServices_key__serviceName = data__extensionServiceConfig__extensionServices_key["serviceName"]
                                            try:
                                                if not (isinstance(data__extensionServiceConfig__extensionServices_key__serviceName, str) and data__extensionServiceConfig__extensionServices_key__serviceName == 'web_recorder_service' or isinstance(data__extensionServiceConfig__extensionServices_key__serviceName, str) and data__extensionServiceConfig__extensionServices_key__serviceName == 'rtmp_publish_service' or isinstance(data__extensionServiceConfig__extensionServices_key__serviceName, str) and data__extensionServiceConfig__extensionServices_key__serviceName == 'aliyun_vod_service'):
                                                    raise Unclean
                                            except Unclean: pass
                                            else:
                                                raise Unclean
                                    data__extensionServiceConfig__extensionServices_contains = True
                                    break
                                except Unclean: pass
                            if not data__extensionServiceConfig__extensionServices_contains:
                                raise Unclean
    except Unclean:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['storageConfig']) - data.keys()
            if data__missing_keys:
                raise Unclean
    else:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['storageConfig']) - data.keys()
            if data__missing_keys:
                raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "token" in data_keys:
            data_keys.remove("token")
            data__token = data["token"]
            data__token_any_of_count101 = 0
            if not data__token_any_of_count101:
                try:
                    if not isinstance(data__token, (str)):
                        raise Unclean
                    data__token_any_of_count101 += 1
                except Unclean: pass
            if not data__token_any_of_count101:
                try:
                    if not isinstance(data__token, (str)):
                        raise Unclean
                    if isinstance(data__token, str):
                        if not _P[1](data__token):
                            raise Unclean
                    data__token_any_of_count101 += 1
                except Unclean: pass
            if not data__token_any_of_count101:
                raise Unclean
        if "storageConfig" in data_keys:
            data_keys.remove("storageConfig")
            data__storageConfig = data["storageConfig"]
            data__storageConfig_any_of_count102 = 0
            if not data__storageConfig_any_of_count102:
                try:
                    validate___definitions_storageconfig(data__storageConfig)
                    data__storageConfig_any_of_count102 += 1
                except Unclean: pass
            if not data__storageConfig_any_of_count102:
                try:
                    if not isinstance(data__storageConfig, (str)):
                        raise Unclean
                    if isinstance(data__storageConfig, str):
                        if not _P[1](data__storageConfig):
                            raise Unclean
                    data__storageConfig_any_of_count102 += 1
                except Unclean: pass
            if not data__storageConfig_any_of_count102:
                raise Unclean
        if "recordingConfig" in data_keys:
            data_keys.remove("recordingConfig")
            data__recordingConfig = data["recordingConfig"]
            data__recordingConfig_any_of_count103 = 0
            if not data__recordingConfig_any_of_count103:
                try:
                    validate___definitions_recordingconfig(data__recordingConfig)
                    data__recordingConfig_any_of_count103 += 1
                except Unclean: pass
            if not data__recordingConfig_any_of_count103:
                try:
                    if not isinstance(data__recordingConfig, (str)):
                        raise Unclean
                    if isinstance(data__recordingConfig, str):
                        if not _P[1](data__recordingConfig):
                            raise Unclean
                    data__recordingConfig_any_of_count103 += 1
                except Unclean: pass
            if not data__recordingConfig_any_of_count103:
                raise Unclean
        if "recordingFileConfig" in data_keys:
            data_keys.remove("recordingFileConfig")
            data__recordingFileConfig = data["recordingFileConfig"]
            data__recordingFileConfig_any_of_count104 = 0
            if not data__recordingFileConfig_any_of_count104:
                try:
                    validate___definitions_recordingfileconfig(data__recordingFileConfig)
                    data__recordingFileConfig_any_of_count104 += 1
                except Unclean: pass
            if not data__recordingFileConfig_any_of_count104:
                try:
                    if not isinstance(data__recordingFileConfig, (str)):
                        raise Unclean
                    if isinstance(data__recordingFileConfig, str):
                        if not _P[1](data__recordingFileConfig):
                            raise Unclean
                    data__recordingFileConfig_any_of_count104 += 1
                except Unclean: pass
            if not data__recordingFileConfig_any_of_count104:
                raise Unclean
        if "snapshotConfig" in data_keys:
            data_keys.remove("snapshotConfig")
            data__snapshotConfig = data["snapshotConfig"]
            data__snapshotConfig_any_of_count105 = 0
            if not data__snapshotConfig_any_of_count105:
                try:
                    validate___definitions_snapshotconfig(data__snapshotConfig)
                    data__snapshotConfig_any_of_count105 += 1
                except Unclean: pass
            if not data__snapshotConfig_any_of_count105:
                try:
                    if not isinstance(data__snapshotConfig, (str)):
                        raise Unclean
                    if isinstance(data__snapshotConfig, str):
                        if not _P[1](data__snapshotConfig):
                            raise Unclean
                    data__snapshotConfig_any_of_count105 += 1
                except Unclean: pass
            if not data__snapshotConfig_any_of_count105:
                raise Unclean
        if "extensionServiceConfig" in data_keys:
            data_keys.remove("extensionServiceConfig")
            data__extensionServiceConfig = data["extensionServiceConfig"]
            data__extensionServiceConfig_any_of_count106 = 0
            if not data__extensionServiceConfig_any_of_count106:
                try:
                    validate___definitions_extensionserviceconfig(data__extensionServiceConfig)
                    data__extensionServiceConfig_any_of_count106 += 1
                except Unclean: pass
            if not data__extensionServiceConfig_any_of_count106:
                try:
                    if not isinstance(data__extensionServiceConfig, (str)):
                        raise Unclean
                    if isinstance(data__extensionServiceConfig, str):
                        if not _P[1](data__extensionServiceConfig):
                            raise Unclean
                    data__extensionServiceConfig_any_of_count106 += 1
                except Unclean: pass
            if not data__extensionServiceConfig_any_of_count106:
                raise Unclean
        if "appsCollection" in data_keys:
            data_keys.remove("appsCollection")
            data__appsCollection = data["appsCollection"]
            data__appsCollection_any_of_count107 = 0
            if not data__appsCollection_any_of_count107:
                try:
                    raise Unclean
                    validate___definitions_appscollection(data__appsCollection)
                    data__appsCollection_any_of_count107 += 1
                except Unclean: pass
            if not data__appsCollection_any_of_count107:
                try:
                    if not isinstance(data__appsCollection, (str)):
                        raise Unclean
                    if isinstance(data__appsCollection, str):
                        if not _P[1](data__appsCollection):
                            raise Unclean
                    data__appsCollection_any_of_count107 += 1
                except Unclean: pass
            if not data__appsCollection_any_of_count107:
                raise Unclean
        if "transcodeOptions" in data_keys:
            data_keys.remove("transcodeOptions")
            data__transcodeOptions = data["transcodeOptions"]
            data__transcodeOptions_any_of_count108 = 0
            if not data__transcodeOptions_any_of_count108:
                try:
                    raise Unclean
                    validate___definitions_transcodeoptions(data__transcodeOptions)
                    data__transcodeOptions_any_of_count108 += 1
                except Unclean: pass
            if not data__transcodeOptions_any_of_count108:
                try:
                    if not isinstance(data__transcodeOptions, (str)):
                        raise Unclean
                    if isinstance(data__transcodeOptions, str):
                        if not _P[1](data__transcodeOptions):
                            raise Unclean
                    data__transcodeOptions_any_of_count108 += 1
                except Unclean: pass
            if not data__transcodeOptions_any_of_count108:
                raise Unclean
        if "privateParameters" in data_keys:
            data_keys.remove("privateParameters")
            data__privateParameters = data["privateParameters"]
            data__privateParameters_any_of_count109 = 0
            if not data__privateParameters_any_of_count109:
                try:
                    data__privateParameters_any_of_count109 += 1
                except Unclean: pass
            if not data__privateParameters_any_of_count109:
                try:
                    if not isinstance(data__privateParameters, (str)):
                        raise Unclean
                    if isinstance(data__privateParameters, str):
                        if not _P[1](data__privateParameters):
                            raise Unclean
                    data__privateParameters_any_of_count109 += 1
                except Unclean: pass
            if not data__privateParameters_any_of_count109:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_audiouidlist(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "subscribeAudioUids" in data_keys:
            data_keys.remove("subscribeAudioUids")
            data__subscribeAudioUids = data["subscribeAudioUids"]
            data__subscribeAudioUids_any_of_count110 = 0
            if not data__subscribeAudioUids_any_of_count110:
                try:
                    if not isinstance(data__subscribeAudioUids, (list, tuple)):
                        raise Unclean
                    data__subscribeAudioUids_is_list = isinstance(data__subscribeAudioUids, (list, tuple))
                    if data__subscribeAudioUids_is_list:
                        data__subscribeAudioUids_len = len(data__subscribeAudioUids)
                        if data__subscribeAudioUids_len < 1:
                            raise Unclean
                    data__subscribeAudioUids_is_list = isinstance(data__subscribeAudioUids, (list, tuple))
                    if data__subscribeAudioUids_is_list:
                        data__subscribeAudioUids_len = len(data__subscribeAudioUids)
                        if data__subscribeAudioUids_len > 32:
                            raise Unclean
                        for data__subscribeAudioUids_x, data__subscribeAudioUids_item in enumerate(data__subscribeAudioUids):
                            data__subscribeAudioUids_item_any_of_count111 = 0
                            if not data__subscribeAudioUids_item_any_of_count111:
                                try:
                                    if not isinstance(data__subscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__subscribeAudioUids_item, str):
                                        if not _P[2](data__subscribeAudioUids_item):
                                            raise Unclean
                                        if not _P[3](data__subscribeAudioUids_item):
                                            raise Unclean
                                    data__subscribeAudioUids_item_any_of_count111 += 1
                                except Unclean: pass
                            if not data__subscribeAudioUids_item_any_of_count111:
                                try:
                                    if not isinstance(data__subscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__subscribeAudioUids_item, str):
                                        if not _P[1](data__subscribeAudioUids_item):
                                            raise Unclean
                                    data__subscribeAudioUids_item_any_of_count111 += 1
                                except Unclean: pass
                            if not data__subscribeAudioUids_item_any_of_count111:
                                raise Unclean
                    data__subscribeAudioUids_any_of_count110 += 1
                except Unclean: pass
            if not data__subscribeAudioUids_any_of_count110:
                try:
                    if not isinstance(data__subscribeAudioUids, (str)):
                        raise Unclean
                    if isinstance(data__subscribeAudioUids, str):
                        if not _P[1](data__subscribeAudioUids):
                            raise Unclean
                    data__subscribeAudioUids_any_of_count110 += 1
                except Unclean: pass
            if not data__subscribeAudioUids_any_of_count110:
                raise Unclean
        if "unsubscribeAudioUids" in data_keys:
            data_keys.remove("unsubscribeAudioUids")
            data__unsubscribeAudioUids = data["unsubscribeAudioUids"]
            data__unsubscribeAudioUids_any_of_count112 = 0
            if not data__unsubscribeAudioUids_any_of_count112:
                try:
                    if not isinstance(data__unsubscribeAudioUids, (list, tuple)):
                        raise Unclean
                    data__unsubscribeAudioUids_is_list = isinstance(data__unsubscribeAudioUids, (list, tuple))
                    if data__unsubscribeAudioUids_is_list:
                        data__unsubscribeAudioUids_len = len(data__unsubscribeAudioUids)
                        if data__unsubscribeAudioUids_len < 1:
                            raise Unclean
                    data__unsubscribeAudioUids_is_list = isinstance(data__unsubscribeAudioUids, (list, tuple))
                    if data__unsubscribeAudioUids_is_list:
                        data__unsubscribeAudioUids_len = len(data__unsubscribeAudioUids)
                        if data__unsubscribeAudioUids_len > 32:
                            raise Unclean
                        for data__unsubscribeAudioUids_x, data__unsubscribeAudioUids_item in enumerate(data__unsubscribeAudioUids):
                            data__unsubscribeAudioUids_item_any_of_count113 = 0
                            if not data__unsubscribeAudioUids_item_any_of_count113:
                                try:
                                    if not isinstance(data__unsubscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unsubscribeAudioUids_item, str):
                                        if not _P[2](data__unsubscribeAudioUids_item):
                                            raise Unclean
                                        if not _P[3](data__unsubscribeAudioUids_item):
                                            raise Unclean
                                    data__unsubscribeAudioUids_item_any_of_count113 += 1
                                except Unclean: pass
                            if not data__unsubscribeAudioUids_item_any_of_count113:
                                try:
                                    if not isinstance(data__unsubscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unsubscribeAudioUids_item, str):
                                        if not _P[1](data__unsubscribeAudioUids_item):
                                            raise Unclean
                                    data__unsubscribeAudioUids_item_any_of_count113 += 1
                                except Unclean: pass
                            if not data__unsubscribeAudioUids_item_any_of_count113:
                                raise Unclean
                    data__unsubscribeAudioUids_any_of_count112 += 1
                except Unclean: pass
            if not data__unsubscribeAudioUids_any_of_count112:
                try:
                    if not isinstance(data__unsubscribeAudioUids, (str)):
                        raise Unclean
                    if isinstance(data__unsubscribeAudioUids, str):
                        if not _P[1](data__unsubscribeAudioUids):
                            raise Unclean
                    data__unsubscribeAudioUids_any_of_count112 += 1
                except Unclean: pass
            if not data__unsubscribeAudioUids_any_of_count112:
                raise Unclean
        if "unSubscribeAudioUids" in data_keys:
            data_keys.remove("unSubscribeAudioUids")
            data__unSubscribeAudioUids = data["unSubscribeAudioUids"]
            data__unSubscribeAudioUids_any_of_count114 = 0
            if not data__unSubscribeAudioUids_any_of_count114:
                try:
                    if not isinstance(data__unSubscribeAudioUids, (list, tuple)):
                        raise Unclean
                    data__unSubscribeAudioUids_is_list = isinstance(data__unSubscribeAudioUids, (list, tuple))
                    if data__unSubscribeAudioUids_is_list:
                        data__unSubscribeAudioUids_len = len(data__unSubscribeAudioUids)
                        if data__unSubscribeAudioUids_len < 1:
                            raise Unclean
                    data__unSubscribeAudioUids_is_list = isinstance(data__unSubscribeAudioUids, (list, tuple))
                    if data__unSubscribeAudioUids_is_list:
                        data__unSubscribeAudioUids_len = len(data__unSubscribeAudioUids)
                        if data__unSubscribeAudioUids_len > 32:
                            raise Unclean
                        for data__unSubscribeAudioUids_x, data__unSubscribeAudioUids_item in enumerate(data__unSubscribeAudioUids):
                            data__unSubscribeAudioUids_item_any_of_count115 = 0
                            if not data__unSubscribeAudioUids_item_any_of_count115:
                                try:
                                    if not isinstance(data__unSubscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unSubscribeAudioUids_item, str):
                                        if not _P[2](data__unSubscribeAudioUids_item):
                                            raise Unclean
                                        if not _P[3](data__unSubscribeAudioUids_item):
                                            raise Unclean
                                    data__unSubscribeAudioUids_item_any_of_count115 += 1
                                except Unclean: pass
                            if not data__unSubscribeAudioUids_item_any_of_count115:
                                try:
                                    if not isinstance(data__unSubscribeAudioUids_item, (str)):
                                        raise Unclean
                                    if isinstance(data__unSubscribeAudioUids_item, str):
                                        if not _P[1](data__unSubscribeAudioUids_item):
                                            raise Unclean
                                    data__unSubscribeAudioUids_item_any_of_count115 += 1
                                except Unclean: pass
                            if not data__unSubscribeAudioUids_item_any_of_count115:
                                raise Unclean
                    data__unSubscribeAudioUids_any_of_count114 += 1
                except Unclean: pass
            if not data__unSubscribeAudioUids_any_of_count114:
                try:
                    if not isinstance(data__unSubscribeAudioUids, (str)):
                        raise Unclean
                    if isinstance(data__unSubscribeAudioUids, str):
                        if not _P[1](data__unSubscribeAudioUids):
                            raise Unclean
                    data__unSubscribeAudioUids_any_of_count114 += 1
                except Unclean: pass
            if not data__unSubscribeAudioUids_any_of_count114:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_audio(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "sampleRate" in data_keys:
            data_keys.remove("sampleRate")
            data__sampleRate = data["sampleRate"]
            data__sampleRate_any_of_count116 = 0
            if not data__sampleRate_any_of_count116:
                try:
                    if not isinstance(data__sampleRate, (str)):
                        raise Unclean
                    if not (isinstance(data__sampleRate, str) and data__sampleRate == '48000' or isinstance(data__sampleRate, str) and data__sampleRate == '32000' or isinstance(data__sampleRate, str) and data__sampleRate == '16000'):
                        raise Unclean
                    data__sampleRate_any_of_count116 += 1
                except Unclean: pass
            if not data__sampleRate_any_of_count116:
                try:
                    if not isinstance(data__sampleRate, (str)):
                        raise Unclean
                    if isinstance(data__sampleRate, str):
                        if not _P[1](data__sampleRate):
                            raise Unclean
                    data__sampleRate_any_of_count116 += 1
                except Unclean: pass
            if not data__sampleRate_any_of_count116:
                raise Unclean
        if "bitrate" in data_keys:
            data_keys.remove("bitrate")
            data__bitrate = data["bitrate"]
            data__bitrate_any_of_count117 = 0
            if not data__bitrate_any_of_count117:
                try:
                    if not isinstance(data__bitrate, (str)):
                        raise Unclean
                    if not (isinstance(data__bitrate, str) and data__bitrate == '48000'):
                        raise Unclean
                    data__bitrate_any_of_count117 += 1
                except Unclean: pass
            if not data__bitrate_any_of_count117:
                try:
                    if not isinstance(data__bitrate, (str)):
                        raise Unclean
                    if isinstance(data__bitrate, str):
                        if not _P[1](data__bitrate):
                            raise Unclean
                    data__bitrate_any_of_count117 += 1
                except Unclean: pass
            if not data__bitrate_any_of_count117:
                raise Unclean
        if "channels" in data_keys:
            data_keys.remove("channels")
            data__channels = data["channels"]
            data__channels_any_of_count118 = 0
            if not data__channels_any_of_count118:
                try:
                    if not isinstance(data__channels, (str)):
                        raise Unclean
                    if not (isinstance(data__channels, str) and data__channels == '1' or isinstance(data__channels, str) and data__channels == '2'):
                        raise Unclean
                    data__channels_any_of_count118 += 1
                except Unclean: pass
            if not data__channels_any_of_count118:
                try:
                    if not isinstance(data__channels, (str)):
                        raise Unclean
                    if isinstance(data__channels, str):
                        if not _P[1](data__channels):
                            raise Unclean
                    data__channels_any_of_count118 += 1
                except Unclean: pass
            if not data__channels_any_of_count118:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_appscollection(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "combinationPolicy" in data_keys:
            data_keys.remove("combinationPolicy")
            data__combinationPolicy = data["combinationPolicy"]
            data__combinationPolicy_any_of_count119 = 0
            if not data__combinationPolicy_any_of_count119:
                try:
                    if not isinstance(data__combinationPolicy, (str)):
                        raise Unclean
                    if not (isinstance(data__combinationPolicy, str) and data__combinationPolicy == 'default' or isinstance(data__combinationPolicy, str) and data__combinationPolicy == 'postpone_transcoding'):
                        raise Unclean
                    data__combinationPolicy_any_of_count119 += 1
                except Unclean: pass
            if not data__combinationPolicy_any_of_count119:
                try:
                    if not isinstance(data__combinationPolicy, (str)):
                        raise Unclean
                    if isinstance(data__combinationPolicy, str):
                        if not _P[1](data__combinationPolicy):
                            raise Unclean
                    data__combinationPolicy_any_of_count119 += 1
                except Unclean: pass
            if not data__combinationPolicy_any_of_count119:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_acquirerequest(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        if "scene" in data_keys:
            data_keys.remove("scene")
            data__scene = data["scene"]
            if not isinstance(data__scene, (int)) and not (isinstance(data__scene, float) and data__scene.is_integer()) or isinstance(data__scene, bool):
                raise Unclean
            if not (isinstance(data__scene, (int, float)) and not isinstance(data__scene, bool) and data__scene == 0 or isinstance(data__scene, (int, float)) and not isinstance(data__scene, bool) and data__scene == 1 or isinstance(data__scene, (int, float)) and not isinstance(data__scene, bool) and data__scene == 2):
                raise Unclean
            try:
                if not (isinstance(data__scene, (int, float)) and not isinstance(data__scene, bool) and data__scene == 2):
                    raise Unclean
            except Unclean: pass
            else:
                raise Unclean
        if "resourceExpiredHour" in data_keys:
            data_keys.remove("resourceExpiredHour")
            data__resourceExpiredHour = data["resourceExpiredHour"]
            if not isinstance(data__resourceExpiredHour, (int)) and not (isinstance(data__resourceExpiredHour, float) and data__resourceExpiredHour.is_integer()) or isinstance(data__resourceExpiredHour, bool):
                raise Unclean
            if isinstance(data__resourceExpiredHour, (int, float)) and not isinstance(data__resourceExpiredHour, bool):
                if data__resourceExpiredHour < 1:
                    raise Unclean
                if data__resourceExpiredHour > 720:
                    raise Unclean
        if "excludeResourceIds" in data_keys:
            data_keys.remove("excludeResourceIds")
            data__excludeResourceIds = data["excludeResourceIds"]
            data__excludeResourceIds_any_of_count120 = 0
            if not data__excludeResourceIds_any_of_count120:
                try:
                    if not isinstance(data__excludeResourceIds, (list, tuple)):
                        raise Unclean
                    data__excludeResourceIds_is_list = isinstance(data__excludeResourceIds, (list, tuple))
                    if data__excludeResourceIds_is_list:
                        data__excludeResourceIds_len = len(data__excludeResourceIds)
                        for data__excludeResourceIds_x, data__excludeResourceIds_item in enumerate(data__excludeResourceIds):
                            data__excludeResourceIds_item_any_of_count121 = 0
                            if not data__excludeResourceIds_item_any_of_count121:
                                try:
                                    if not isinstance(data__excludeResourceIds_item, (str)):
                                        raise Unclean
                                    if isinstance(data__excludeResourceIds_item, str):
                                        data__excludeResourceIds_item_len = len(data__excludeResourceIds_item)
                                        if data__excludeResourceIds_item_len < 1:
                                            raise Unclean
                                    data__excludeResourceIds_item_any_of_count121 += 1
                                except Unclean: pass
                            if not data__excludeResourceIds_item_any_of_count121:
                                try:
                                    if not isinstance(data__excludeResourceIds_item, (str)):
                                        raise Unclean
                                    if isinstance(data__excludeResourceIds_item, str):
                                        if not _P[1](data__excludeResourceIds_item):
                                            raise Unclean
                                    data__excludeResourceIds_item_any_of_count121 += 1
                                except Unclean: pass
                            if not data__excludeResourceIds_item_any_of_count121:
                                raise Unclean
                    data__excludeResourceIds_any_of_count120 += 1
                except Unclean: pass
            if not data__excludeResourceIds_any_of_count120:
                try:
                    if not isinstance(data__excludeResourceIds, (str)):
                        raise Unclean
                    if isinstance(data__excludeResourceIds, str):
                        if not _P[1](data__excludeResourceIds):
                            raise Unclean
                    data__excludeResourceIds_any_of_count120 += 1
                except Unclean: pass
            if not data__excludeResourceIds_any_of_count120:
                raise Unclean
        if "region" in data_keys:
            data_keys.remove("region")
            data__region = data["region"]
            data__region_any_of_count122 = 0
            if not data__region_any_of_count122:
                try:
                    if not isinstance(data__region, (str)):
                        raise Unclean
                    if not (isinstance(data__region, str) and data__region == 'CN' or isinstance(data__region, str) and data__region == 'AP' or isinstance(data__region, str) and data__region == 'EU' or isinstance(data__region, str) and data__region == 'NA'):
                        raise Unclean
                    data__region_any_of_count122 += 1
                except Unclean: pass
            if not data__region_any_of_count122:
                try:
                    if not isinstance(data__region, (str)):
                        raise Unclean
                    if isinstance(data__region, str):
                        if not _P[1](data__region):
                            raise Unclean
                    data__region_any_of_count122 += 1
                except Unclean: pass
            if not data__region_any_of_count122:
                raise Unclean
        if "regionAffinity" in data_keys:
            data_keys.remove("regionAffinity")
            data__regionAffinity = data["regionAffinity"]
            if not isinstance(data__regionAffinity, (int)) and not (isinstance(data__regionAffinity, float) and data__regionAffinity.is_integer()) or isinstance(data__regionAffinity, bool):
                raise Unclean
            if not (isinstance(data__regionAffinity, (int, float)) and not isinstance(data__regionAffinity, bool) and data__regionAffinity == 0 or isinstance(data__regionAffinity, (int, float)) and not isinstance(data__regionAffinity, bool) and data__regionAffinity == 1 or isinstance(data__regionAffinity, (int, float)) and not isinstance(data__regionAffinity, bool) and data__regionAffinity == 2 or isinstance(data__regionAffinity, (int, float)) and not isinstance(data__regionAffinity, bool) and data__regionAffinity == 3 or isinstance(data__regionAffinity, (int, float)) and not isinstance(data__regionAffinity, bool) and data__regionAffinity == 4):
                raise Unclean
        if "startParameter" in data_keys:
            data_keys.remove("startParameter")
            data__startParameter = data["startParameter"]
            data__startParameter_any_of_count123 = 0
            if not data__startParameter_any_of_count123:
                try:
                    validate___definitions_clientrequest(data__startParameter)
                    data__startParameter_any_of_count123 += 1
                except Unclean: pass
            if not data__startParameter_any_of_count123:
                try:
                    if not isinstance(data__startParameter, (str)):
                        raise Unclean
                    if isinstance(data__startParameter, str):
                        if not _P[1](data__startParameter):
                            raise Unclean
                    data__startParameter_any_of_count123 += 1
                except Unclean: pass
            if not data__startParameter_any_of_count123:
                raise Unclean
        if data_keys:
            raise Unclean
    return data

def validate___definitions_acquire(data):
    if not isinstance(data, (dict)):
        raise Unclean
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['cname', 'uid', 'clientRequest']) - data.keys()
        if data__missing_keys:
            raise Unclean
        data_keys = set(data.keys())
        if "cname" in data_keys:
            data_keys.remove("cname")
            data__cname = data["cname"]
            data__cname_any_of_count124 = 0
            if not data__cname_any_of_count124:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[8](data__cname):
                            raise Unclean
                        data__cname_len = len(data__cname)
                        if data__cname_len < 1:
                            raise Unclean
                    data__cname_any_of_count124 += 1
                except Unclean: pass
            if not data__cname_any_of_count124:
                try:
                    if not isinstance(data__cname, (str)):
                        raise Unclean
                    if isinstance(data__cname, str):
                        if not _P[1](data__cname):
                            raise Unclean
                    data__cname_any_of_count124 += 1
                except Unclean: pass
            if not data__cname_any_of_count124:
                raise Unclean
        if "uid" in data_keys:
            data_keys.remove("uid")
            data__uid = data["uid"]
            data__uid_any_of_count125 = 0
            if not data__uid_any_of_count125:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[4](data__uid):
                            raise Unclean
                        if not _P[6](data__uid):
                            raise Unclean
                    data__uid_any_of_count125 += 1
                except Unclean: pass
            if not data__uid_any_of_count125:
                try:
                    if not isinstance(data__uid, (str)):
                        raise Unclean
                    if isinstance(data__uid, str):
                        if not _P[1](data__uid):
                            raise Unclean
                    data__uid_any_of_count125 += 1
                except Unclean: pass
            if not data__uid_any_of_count125:
                raise Unclean
        if "clientRequest" in data_keys:
            data_keys.remove("clientRequest")
            data__clientRequest = data["clientRequest"]
            data__clientRequest_any_of_count126 = 0
            if not data__clientRequest_any_of_count126:
                try:
                    validate___definitions_acquirerequest(data__clientRequest)
                    data__clientRequest_any_of_count126 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count126:
                try:
                    if not isinstance(data__clientRequest, (str)):
                        raise Unclean
                    if isinstance(data__clientRequest, str):
                        if not _P[1](data__clientRequest):
                            raise Unclean
                    data__clientRequest_any_of_count126 += 1
                except Unclean: pass
            if not data__clientRequest_any_of_count126:
                raise Unclean
        if "$schema" in data_keys:
            data_keys.remove("$schema")
            data__schema = data["$schema"]
        if "appid" in data_keys:
            data_keys.remove("appid")
            data__appid = data["appid"]
        if "resourceid" in data_keys:
            data_keys.remove("resourceid")
            data__resourceid = data["resourceid"]
        if "sid" in data_keys:
            data_keys.remove("sid")
            data__sid = data["sid"]
        if "mode" in data_keys:
            data_keys.remove("mode")
            data__mode = data["mode"]
        for data_key, data_val in data.items():
            if _P[9](data_key):
                if data_key in data_keys:
                    data_keys.remove(data_key)
        if data_keys:
            raise Unclean
    return data


PATTERNS = (
    '^(?:[Hh][Tt][Tt][Pp][Ss]?://[^ \\t\\r\\n]+)?\\Z',
    '^(?:\\$\\{[^{}\\r\\n]*\\}|\\$\\([^()\\r\\n]*\\)|\\{\\{[^{}]*\\}\\}|\\{\\{\\{[^{}]*\\}\\}\\}|<[A-Za-z_][^<>\\r\\n]*>|%[A-Za-z_][A-Za-z0-9_]*%)\\Z',
    '^(?:#allstream#|(?:[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]))?\\Z',
    '^(?:#allstream#|0*(?:[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]))\\Z',
    '^(?:(?:[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]))?\\Z',
    '^(?:[Hh][Tt][Tt][Pp][Ss]://[^ \\t\\r\\n]+)?\\Z',
    '^(?:0*(?:[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]))\\Z',
    '^(?:#[0-9A-Fa-f]{6})\\Z',
    '^(?:[A-Za-z0-9 !#\\x24%&()+\\-:;<=.>?@\\[\\]^_{}|~,]+)?\\Z',
    '^x-',
    '^(?:[A-Za-z0-9]+)\\Z',
    '^(?:[Rr][Tt][Mm][Pp][Ss]?://[^ \\t\\r\\n]+)?\\Z',
    '^(?:[A-Za-z0-9+/]{43}=)\\Z',
)
CHECKS = {
    'acquire': validate___definitions_acquire,
    'acquireRequest': validate___definitions_acquirerequest,
    'appsCollection': validate___definitions_appscollection,
    'audio': validate___definitions_audio,
    'audioUidList': validate___definitions_audiouidlist,
    'clientRequest': validate___definitions_clientrequest,
    'container': validate___definitions_container,
    'extensionParams': validate___definitions_extensionparams,
    'extensionService': validate___definitions_extensionservice,
    'extensionServiceConfig': validate___definitions_extensionserviceconfig,
    'layoutRegion': validate___definitions_layoutregion,
    'recordingConfig': validate___definitions_recordingconfig,
    'recordingFileConfig': validate___definitions_recordingfileconfig,
    'rtmpOutput': validate___definitions_rtmpoutput,
    'rtmpPublishConfig': validate___definitions_rtmppublishconfig,
    'rtmpPublishParam': validate___definitions_rtmppublishparam,
    'session': validate___definitions_session,
    'snapshotConfig': validate___definitions_snapshotconfig,
    'start': validate___definitions_start,
    'stop': validate___definitions_stop,
    'stopRequest': validate___definitions_stoprequest,
    'storageConfig': validate___definitions_storageconfig,
    'streamSubscribe': validate___definitions_streamsubscribe,
    'transConfig': validate___definitions_transconfig,
    'transcodeOptions': validate___definitions_transcodeoptions,
    'transcodingConfig': validate___definitions_transcodingconfig,
    'update': validate___definitions_update,
    'updateLayout': validate___definitions_updatelayout,
    'updateLayoutRequest': validate___definitions_updatelayoutrequest,
    'updateRequest': validate___definitions_updaterequest,
    'userBackground': validate___definitions_userbackground,
    'videoUidList': validate___definitions_videouidlist,
    'webRecorderParam': validate___definitions_webrecorderparam,
    'webRecordingConfig': validate___definitions_webrecordingconfig,
}

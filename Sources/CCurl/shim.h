#include <curl/curl.h>

// curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt are variadic and Swift cannot call them; one typed function
// per kind of argument we use.

static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

/// curl keeps a copy.
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

/// curl keeps the address, of a list or of what callbacks are given.
static inline CURLcode ccurl_set_address(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

/// Has curl keep a copy of the body.
static inline CURLcode ccurl_set_body(CURL *handle, const void *start, size_t count) {
    CURLcode result = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, start) : result;
}

/// Takes a piece of an answer; to return anything but `count` ends the transfer.
typedef size_t (*ccurl_receiver)(const char *start, size_t one, size_t count, void *context);

static inline CURLcode ccurl_set_receiver(CURL *handle, CURLoption option, ccurl_receiver receiver) {
    return curl_easy_setopt(handle, option, receiver);
}

/// Fills in the next piece of what is sent, and returns its length.
typedef size_t (*ccurl_sender)(char *start, size_t one, size_t room, void *context);

static inline CURLcode ccurl_set_sender(CURL *handle, ccurl_sender sender) {
    return curl_easy_setopt(handle, CURLOPT_READFUNCTION, sender);
}

/// Opens the socket for an address, or returns CURL_SOCKET_BAD to have it left alone.
static inline CURLcode ccurl_set_opener(CURL *handle, curl_opensocket_callback opener) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
}

/// Asked on each connection, new or kept, before anything of a request is sent on it.
static inline CURLcode ccurl_set_doorkeeper(CURL *handle, curl_prereq_callback doorkeeper) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, doorkeeper);
}

static inline CURLcode ccurl_set_witness(CURL *handle, curl_debug_callback witness) {
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, witness);
}

static inline CURLMcode ccurl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

/// The status of the last answer; 0 when there was none.
static inline long ccurl_status(CURL *handle) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/// A point in time of a transfer, in microseconds from its start.
static inline curl_off_t ccurl_time(CURL *handle, CURLINFO which) {
    curl_off_t time = 0;
    curl_easy_getinfo(handle, which, &time);
    return time;
}

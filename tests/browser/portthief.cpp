// SPDX-License-Identifier: Apache-2.0
#include "portthief.h"

#include <array>
#include <cstdio>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

struct Place
{
    sockaddr_storage address = {};
    socklen_t size = 0;
};

Place placeOf(const char *address, quint16 port)
{
    Place place;
    auto *four = reinterpret_cast<sockaddr_in *>(&place.address);
    auto *six = reinterpret_cast<sockaddr_in6 *>(&place.address);
    if (inet_pton(AF_INET, address, &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        place.size = sizeof *four;
    } else if (inet_pton(AF_INET6, address, &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(port);
        place.size = sizeof *six;
    }
    return place;
}

void set(int socket, int level, int option, int value)
{
    setsockopt(socket, level, option, &value, sizeof value);
}

bool hasSomething(int descriptor, int milliseconds)
{
    pollfd one{.fd = descriptor, .events = POLLIN, .revents = 0};
    return poll(&one, 1, milliseconds) > 0;
}

void hear(int listener)
{
    constexpr int patience = 1000;
    const int visitor = accept(listener, nullptr, nullptr);
    std::array<char, 1024> text{};
    if (visitor >= 0 && hasSomething(visitor, patience)) {
        const auto size = recv(visitor, text.data(), text.size() - 1, 0);
        if (size > 0)
            text.at(std::strcspn(text.data(), "\r\n")) = '\0';
        std::puts(text.data());
        std::fflush(stdout);
    }
    // Without a goodbye: what is left of a connection would keep everybody from the port.
    const linger none{.l_onoff = 1, .l_linger = 0};
    setsockopt(visitor, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    close(visitor);
}

} // namespace

int stealPort(const char *address, quint16 port)
{
    const Place place = placeOf(address, port);
    if (place.size == 0)
        return 1;
    for (unsigned turn = 0; !hasSomething(STDIN_FILENO, 0); ++turn) {
        const int listener = socket(place.address.ss_family, SOCK_STREAM, 0);
        set(listener, SOL_SOCKET, SO_REUSEADDR, int(turn & 1));
        set(listener, SOL_SOCKET, SO_REUSEPORT, int(turn >> 1 & 1));
        if (place.address.ss_family == AF_INET6)
            set(listener, IPPROTO_IPV6, IPV6_V6ONLY, 0);
        const auto *where = reinterpret_cast<const sockaddr *>(&place.address);
        if (bind(listener, where, place.size) == 0 && listen(listener, 1) == 0) {
            // Now and then for long enough to be visited.
            if (hasSomething(listener, turn % 8 == 0 ? 1 : 0))
                hear(listener);
        }
        close(listener);
    }
    return 0;
}

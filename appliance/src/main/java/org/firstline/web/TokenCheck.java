package org.firstline.web;

import java.util.Optional;
import org.firstline.people.People;

/** Port: tells whose token a secret is. Called on web threads, at each request that carries one. */
@FunctionalInterface
public interface TokenCheck {
    /** Empty for a secret that is unknown or revoked. */
    Optional<Caller> check(String secret);

    /** By the tokens that the site has issued. */
    static TokenCheck of(People people) {
        return secret -> people.findToken(secret).map(token -> new Caller(token.name(), token.scope()));
    }
}

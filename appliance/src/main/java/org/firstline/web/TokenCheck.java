package org.firstline.web;

import java.util.Optional;
import org.firstline.audit.Audit;
import org.firstline.people.People;

/** Port: tells whose token a secret is. Called on web threads, at each request that carries one. */
@FunctionalInterface
public interface TokenCheck {
    /** Empty for a secret that is unknown or revoked. */
    Optional<Caller> check(String secret);

    /** This caller asks from this address. */
    default void seen(Caller caller, String address) {}

    /** By the tokens that the site has issued; who calls is remembered with his address, for the book of acts. */
    static TokenCheck of(People people, Audit audit) {
        return new TokenCheck() {
            @Override
            public Optional<Caller> check(String secret) {
                return people.findToken(secret).map(token -> new Caller(token.name(), token.scope()));
            }

            @Override
            public void seen(Caller caller, String address) {
                audit.seen(caller.name(), address);
            }
        };
    }
}

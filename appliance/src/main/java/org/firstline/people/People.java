package org.firstline.people;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.people.PeopleRows.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Agents, their sign-in and their phones' secrets, and tokens of machines. Any thread. Writers wait for each other, so
 * what a verb checks still holds when it commits; readers look at a {@link Directory} in memory.
 */
public final class People {
    /** The actor of what the box does by itself. */
    public static final String SYSTEM = "system";

    private final Object writing = new Object();
    private final Db db;
    private final Bus bus;
    private final Time time;
    private final PeopleSettings settings;
    private final Passwords passwords;
    private final SignInLimit limit = new SignInLimit();
    private volatile Directory directory;

    public People(Db db, Bus bus, Time time, PeopleSettings settings) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.settings = settings;
        this.passwords = new Passwords(settings.hashRounds());
        this.directory = Directory.read(db);
    }

    /** @throws Refused when login or extension belong to somebody else, or the password is too short */
    public Agent create(NewAgent fresh) {
        return create(fresh, SYSTEM);
    }

    /** {@link #create(NewAgent)}, on this actor's account. */
    public Agent create(NewAgent fresh, String actor) {
        Shapes.password(fresh.password(), settings.shortestPassword());
        return createAll(List.of(fresh), actor).getFirst();
    }

    /**
     * Adds many at once, in one transaction, and takes their passwords as they are, however short: for the demo and for
     * set-up. Equal passwords are hashed once and share their salt.
     *
     * @throws Refused when a login or extension belongs to somebody else; then nobody was added
     */
    public List<Agent> createAll(List<NewAgent> fresh) {
        return createAll(fresh, SYSTEM);
    }

    private List<Agent> createAll(List<NewAgent> fresh, String actor) {
        Map<String, String> hashes = new HashMap<>();
        for (NewAgent one : fresh) hashes.computeIfAbsent(Shapes.password(one.password(), 1), passwords::hash);
        List<Agent> created;
        synchronized (writing) {
            checkFree(fresh);
            created = db.tx(h -> fresh.stream()
                    .map(one -> PeopleRows.insert(
                            h,
                            one,
                            new Secrets(
                                    requireNonNull(hashes.get(one.password())),
                                    sipSecret(one.extension(), one.password()))))
                    .toList());
            directory = Directory.read(db);
        }
        created.forEach(agent -> bus.publish(new PeopleEvent.Joined(agent, actor)));
        return created;
    }

    private void checkFree(List<NewAgent> fresh) {
        var logins = new ArrayList<>(directory.byLogin().keySet());
        var extensions = new ArrayList<>(directory.byExtension().keySet());
        for (NewAgent one : fresh) {
            if (logins.contains(one.login())) throw new Refused("people.login-taken", one.login());
            logins.add(one.login());
            if (one.extension() == null) continue;
            if (extensions.contains(one.extension())) throw new Refused("people.extension-taken", one.extension());
            extensions.add(one.extension());
        }
    }

    /** @throws Refused when the extension is taken, or changes without a password, or no active admin would be left */
    public Agent change(long id, AgentChange change) {
        return change(id, change, SYSTEM);
    }

    /** {@link #change(long, AgentChange)}, on this actor's account. */
    public Agent change(long id, AgentChange change, String actor) {
        Agent before;
        Agent after;
        String password = change.password();
        if (password != null) Shapes.password(password, settings.shortestPassword());
        String hash = password == null ? null : passwords.hash(password);
        synchronized (writing) {
            before = get(id);
            after = new Agent(
                    id,
                    before.login(),
                    change.name(),
                    change.extension(),
                    change.role(),
                    change.language(),
                    change.queues(),
                    change.active());
            check(before, after, password != null);
            db.run(h -> {
                PeopleRows.update(h, after);
                if (password != null && hash != null)
                    PeopleRows.putSecrets(h, id, new Secrets(hash, sipSecret(after.extension(), password)));
            });
            directory = Directory.read(db);
        }
        if (!after.equals(before)) bus.publish(new PeopleEvent.Changed(before, after, actor));
        if (password != null) bus.publish(new PeopleEvent.PasswordSet(after, actor));
        return after;
    }

    private void check(Agent before, Agent after, boolean newPassword) {
        String extension = after.extension();
        if (extension != null && !extension.equals(before.extension())) {
            if (directory.byExtension().containsKey(extension)) throw new Refused("people.extension-taken", extension);
            if (!newPassword) throw new Refused("people.extension-needs-password");
        }
        if (isAdmin(before)
                && !isAdmin(after)
                && directory.agents().stream().filter(People::isAdmin).count() == 1)
            throw new Refused("people.last-admin");
    }

    private static boolean isAdmin(Agent agent) {
        return agent.active() && agent.role() == Role.ADMIN;
    }

    /** Gives all of these the password, hashed once and however short, as {@link #createAll} does: for the demo. */
    public void setPasswords(List<Agent> agents, String password) {
        String hash = passwords.hash(Shapes.password(password, 1));
        synchronized (writing) {
            db.run(h -> agents.forEach(agent ->
                    PeopleRows.putSecrets(h, agent.id(), new Secrets(hash, sipSecret(agent.extension(), password)))));
            directory = Directory.read(db);
        }
        agents.forEach(agent -> bus.publish(new PeopleEvent.PasswordSet(agent, SYSTEM)));
    }

    /**
     * Sets the password for the sign-in page and for the SIP account.
     *
     * @throws Refused when it is too short, or there is nobody with this id
     */
    public void setPassword(long id, String password) {
        setPassword(id, password, SYSTEM);
    }

    /** {@link #setPassword(long, String)}, on this actor's account. */
    public void setPassword(long id, String password, String actor) {
        Shapes.password(password, settings.shortestPassword());
        String hash = passwords.hash(password);
        Agent agent;
        synchronized (writing) {
            agent = get(id);
            var secrets = new Secrets(hash, sipSecret(agent.extension(), password));
            db.run(h -> PeopleRows.putSecrets(h, id, secrets));
            directory = Directory.read(db);
        }
        bus.publish(new PeopleEvent.PasswordSet(agent, actor));
    }

    private @Nullable SipSecret sipSecret(@Nullable String extension, String password) {
        return extension == null ? null : SipSecret.of(extension, settings.realm(), password);
    }

    /**
     * Who this is. Takes a third of a second on purpose, for a login that is not there too.
     *
     * @throws Refused with one and the same sentence for an unknown login, a wrong password and a person who is not
     *     active; with another when the login was tried too often
     */
    public Agent signIn(String rawLogin, String password) {
        String login = rawLogin.strip().toLowerCase(Locale.ROOT);
        if (login.length() > 64 || password.length() > Shapes.LONGEST_PASSWORD) throw new Refused("people.sign-in");
        var wait = limit.begin(login, time.now());
        if (!wait.isZero()) throw new Refused("people.sign-in-later", wait.toSeconds() + 1);
        Agent agent = directory.byLogin().get(login);
        String hash = agent == null ? passwords.nobody() : db.tx(h -> PeopleRows.passwordHash(h, agent.id()));
        boolean good = passwords.matches(password, hash);
        if (agent == null || !good || !agent.active()) throw new Refused("people.sign-in");
        limit.good(login);
        if (passwords.isOld(hash)) {
            String renewed = passwords.hash(password);
            db.run(h -> PeopleRows.renewHash(h, agent.id(), hash, renewed));
        }
        return agent;
    }

    /** @throws Refused when there is nobody with this id */
    public Agent get(long id) {
        return find(id).orElseThrow(() -> new Refused("people.unknown", id));
    }

    public Optional<Agent> find(long id) {
        return Optional.ofNullable(directory.byId().get(id));
    }

    public Optional<Agent> findByLogin(String login) {
        return Optional.ofNullable(directory.byLogin().get(login.strip().toLowerCase(Locale.ROOT)));
    }

    public Optional<Agent> findByExtension(String extension) {
        return Optional.ofNullable(directory.byExtension().get(extension));
    }

    /** Everybody, active or not, by login. */
    public List<Agent> list() {
        return directory.agents();
    }

    /** The secret of the phone with this extension; empty for unknown extensions and for people who are not active. */
    public Optional<SipSecret> findSipSecret(String extension) {
        return Optional.ofNullable(directory.sip().get(extension));
    }

    /**
     * Makes a token of 32 random octets and returns its secret, which cannot be shown again.
     *
     * @throws Refused when the name is taken
     */
    public String issueToken(String name, TokenScope scope) {
        return issueToken(name, scope, SYSTEM);
    }

    /** {@link #issueToken(String, TokenScope)}, on this actor's account. */
    public String issueToken(String name, TokenScope scope, String actor) {
        String tidy = Shapes.tokenName(name);
        String secret = Directory.newSecret();
        synchronized (writing) {
            if (directory.findTokenByName(tidy).isPresent()) throw new Refused("people.token-name-taken", tidy);
            db.run(h -> PeopleRows.insertToken(h, tidy, scope, Directory.hash(secret), now()));
            directory = Directory.read(db);
        }
        bus.publish(new PeopleEvent.TokenIssued(tidy, scope, actor));
        return secret;
    }

    /**
     * Makes sure that this secret, which somebody else chose, opens this scope under this name; what the name stood for
     * before is replaced. Doing it again at every start changes nothing.
     */
    public void putToken(String name, TokenScope scope, String secret) {
        String tidy = Shapes.tokenName(name);
        if (secret.isBlank()) throw new Refused("people.token-empty");
        String hash = Directory.hash(secret);
        synchronized (writing) {
            Token there = directory.tokenByHash().get(hash);
            if (there != null && there.name().equals(tidy) && there.scope() == scope) return;
            db.run(h -> {
                if (there != null) PeopleRows.deleteToken(h, there.id());
                directory.findTokenByName(tidy).ifPresent(old -> PeopleRows.deleteToken(h, old.id()));
                PeopleRows.insertToken(h, tidy, scope, hash, now());
            });
            directory = Directory.read(db);
        }
    }

    /** The token with this secret, if it was issued and not revoked. */
    public Optional<Token> findToken(String secret) {
        return Optional.ofNullable(directory.tokenByHash().get(Directory.hash(secret)));
    }

    /** All tokens by name. */
    public List<Token> listTokens() {
        return directory.tokens();
    }

    /** The token opens nothing from now on; revoking one that is not there does nothing. */
    public void revokeToken(long id) {
        revokeToken(id, SYSTEM);
    }

    /** {@link #revokeToken(long)}, on this actor's account. */
    public void revokeToken(long id, String actor) {
        Optional<Token> token;
        synchronized (writing) {
            token = directory.tokens().stream().filter(t -> t.id() == id).findFirst();
            db.run(h -> PeopleRows.deleteToken(h, id));
            directory = Directory.read(db);
        }
        token.ifPresent(gone -> bus.publish(new PeopleEvent.TokenRevoked(gone, actor)));
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }
}

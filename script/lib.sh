# What the scripts share. Sourced, not run.
set -eu
cd "$(dirname "$0")/.."

# Finds a JDK 25: JAVA_HOME, java on the path, then the usual places. Prints its folder.
jdk25() {
  for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /none/none/none)")")")" \
    /usr/lib/jvm/*25* /opt/*25* /opt/java/* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -x "$home/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$home/release" 2>/dev/null; then
      printf '%s\n' "$home"
      return
    fi
  done
  echo "A JDK 25 is needed and none was found (looked in JAVA_HOME, on the path, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks). Install one, for example Temurin 25, and name it in JAVA_HOME if it lies elsewhere." >&2
  exit 1
}

need_maven() {
  command -v mvn >/dev/null || { echo "Maven 3.8 or newer is needed (Debian: apt-get install maven)." >&2; exit 1; }
}

# Builds the program into target/app where sources are newer than it. Says so: the first time takes a minute or two.
build() {
  if [ ! -f target/app/built ] || [ -n "$(find pom.xml src/main -newer target/app/built -print -quit)" ]; then
    need_maven
    echo "Building Mạch …" >&2
    mvn -q -B package -DskipTests >&2
    rm -rf target/app
    "$(jdk25)"/bin/java -Djarmode=tools -jar target/mach.jar extract --destination target/app >/dev/null
    touch target/app/built
  fi
}

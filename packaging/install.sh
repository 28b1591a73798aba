#!/bin/sh
# Installs Guantong from this folder; needs Python 3.11, 3.12 or 3.13 and no network (离线安装).
#   sh install.sh [--prefix DIR] [--no-service]
# As root: user guantong, /opt/guantong, services of systemd, /etc/guantong/settings.env. Else: a folder of your own, no service.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=no; [ "$(id -u)" = 0 ] && root=yes
prefix=$HOME/guantong; [ $root = yes ] && prefix=/opt/guantong
service=$root
while [ $# -gt 0 ]; do
  case "$1" in
    --prefix) prefix=$2; shift 2 ;;
    --no-service) service=no; shift ;;
    *) echo "用法 usage: sh install.sh [--prefix DIR] [--no-service]" >&2; exit 2 ;;
  esac
done
say() { echo "$*"; }
fail() { echo "$*" >&2; exit 2; }

(cd "$here" && sha256sum --check --quiet SHA256SUMS) || fail "文件有缺损，没有安装：请重新复制安装包 (the folder is damaged; nothing was installed)"
machine=$(uname -m)
wheels=$here/wheels/$machine
[ -d "$wheels" ] || fail "没有 $machine 的程序库，没有安装 (no wheels for $machine)"
[ ! -s "$here/wheels/missing-$machine.txt" ] || fail "缺 $machine 的程序库，没有安装，见 wheels/missing-$machine.txt (some wheels are missing)"
made_for=$(cat "$here/wheels/python.txt")
python=
for one in "${PYTHON:-python$made_for}" "python$made_for" python3; do
  if command -v "$one" > /dev/null 2>&1 && [ "$("$one" -c 'import sys; print("%d.%d" % sys.version_info[:2])')" = "$made_for" ]; then python=$one; break; fi
done
[ -n "$python" ] || fail "这份安装包要用 Python $made_for，本机没有，没有安装 (this bundle needs Python $made_for)"

# a new version is built beside and put in place when it stands: the old one stays until then
mkdir -p "$prefix"
prefix=$(CDPATH= cd -- "$prefix" && pwd)
fresh=$prefix/venv.new
rm -rf "$fresh"
"$python" -m venv --without-pip "$fresh"
pip=$(ls "$here"/wheels/pip-*.whl)
"$fresh/bin/python" "$pip/pip" install --quiet --disable-pip-version-check --no-index --find-links "$wheels" --find-links "$here/wheels" \
  --require-hashes --no-deps -r "$here/wheels/requirements.txt"
"$fresh/bin/python" "$pip/pip" install --quiet --disable-pip-version-check --no-index --no-deps "$here"/wheels/guantong-*.whl
mkdir -p "$fresh/share/guantong/echarts"
cp "$here/assets/echarts/echarts.min.js" "$fresh/share/guantong/echarts/"
rm -rf "$prefix/venv.old"
[ ! -d "$prefix/venv" ] || mv "$prefix/venv" "$prefix/venv.old"
mv "$fresh" "$prefix/venv"
mkdir -p "$prefix/bin"
rm -rf "$prefix/docs" && cp -r "$here/docs" "$prefix/docs"

settings=$prefix/settings.env
data=$prefix/data
if [ $service = yes ]; then
  data=/var/lib/guantong
  id guantong > /dev/null 2>&1 || useradd --system --home-dir /var/lib/guantong --shell /usr/sbin/nologin guantong
  install -d -o guantong -g guantong -m 700 "$data"
  mkdir -p /etc/guantong && settings=/etc/guantong/settings.env
fi
if [ ! -e "$settings" ]; then
  sed "s|^GUANTONG_DATA=.*|GUANTONG_DATA=$data|" "$here/settings.env" > "$settings"; chmod 600 "$settings"
  [ $service = no ] || chown guantong "$settings"
fi
# the scripts of a venv name its place, which was another while it was built
cat > "$prefix/bin/guantong" << END
#!/bin/sh
export GUANTONG_SETTINGS="\${GUANTONG_SETTINGS-$settings}"
exec "$prefix/venv/bin/python" -X utf8 -m guantong.gateways.cli.command "\$@"
END
chmod 755 "$prefix/bin/guantong"
if [ $service = yes ] && [ -d "$here/fonts" ]; then
  mkdir -p /usr/local/share/fonts/guantong && cp "$here"/fonts/* /usr/local/share/fonts/guantong/
elif [ -d "$here/fonts" ]; then
  mkdir -p "$HOME/.local/share/fonts/guantong" && cp "$here"/fonts/* "$HOME/.local/share/fonts/guantong/"
fi
if [ $service = yes ]; then
  for unit in guantong.service guantong-nightly.service guantong-nightly.timer; do
    sed "s|@PREFIX@|$prefix|g" "$here/systemd/$unit" > "/etc/systemd/system/$unit"
  done
  ln -sf "$prefix/bin/guantong" /usr/local/bin/guantong
  systemctl daemon-reload || say "没有 systemd：请自行启动 (no systemd: start it yourself)"
fi
say "已安装到 $prefix；设置文件 $settings (installed)"
say "下一步：填写设置文件；guantong migrate；guantong set-up …；guantong doctor；见 docs/how_to/start_without_a_network.md"
